namespace Recruit.Cli.Tests.Live;

/// <summary>The data and key folder of one service, and its commands.</summary>
internal sealed class LiveFolders : IDisposable
{
    public TemporaryFolder Folder { get; } = new();

    public string Data => Folder["data"];

    public string Keys => Folder["keys"];

    /// <summary>The options that name both folders and who acts.</summary>
    public string[] One => ["--data", Data, "--keys", Keys, "--by", "aigul"];

    public string[] Two => [.. One, "--approved-by", "baurzhan"];

    public async Task MakeKeysAsync() => await DoneAsync("keys", "create", Keys, "--origin", "recruit.example/log", "--data", Data);

    /// <summary>Runs a command that comes to its end.</summary>
    public static async Task<Said> DoneAsync(params string[] args)
    {
        var said = await RecruitProcess.RunAsync(args);
        said.WithoutStackTrace().Code.ShouldBe(0, $"{string.Join(' ', args)}: {said.Notes}");
        return said;
    }

    /// <summary>Runs a command that is refused with one line on standard error.</summary>
    public static async Task RefusedAsync(int code, string line, params string[] args)
    {
        var said = await RecruitProcess.RunAsync(args);
        said.WithoutStackTrace().Notes.ShouldBe(line + "\n");
        (said.Code, said.Results).ShouldBe((code, ""));
    }

    public Task<Said> ImportAsync(string folder) => DoneAsync(["import", folder, .. Two]);

    public Task<Said> CloseAsync(string vacancy, string stage, params string[] more) => DoneAsync(["close", vacancy, stage, .. One, .. more]);

    public Task<Said> ReleaseAsync(string vacancy, params string[] more) => DoneAsync(["release", vacancy, .. Two, .. more]);

    public void Dispose() => Folder.Dispose();
}
