namespace Recruit.Cli;

/// <summary>What the process answers to its caller; listed in every help text.</summary>
internal static class ExitCode
{
    public const int Ok = 0;

    /// <summary>Storage or the program failed, or what was to be verified is not as it was written.</summary>
    public const int Failed = 1;

    /// <summary>The campaign has problems, or the command was called wrongly; nothing was written.</summary>
    public const int BadInput = 2;

    /// <summary>Ctrl-C, or a request to end; nothing was left half-written.</summary>
    public const int Interrupted = 130;
}
