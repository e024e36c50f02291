using System.Text.RegularExpressions;

namespace Recruit.Cli.Tests.Live;

/// <summary>The data and key folder of one service, and its commands.</summary>
internal sealed partial class LiveFolders : IDisposable
{
    public TemporaryFolder Folder { get; } = new();

    public string Data => Folder["data"];

    public string Keys => Folder["keys"];

    /// <summary>The options that name both folders and who acts.</summary>
    public string[] One => ["--data", Data, "--keys", Keys, "--by", "aigul"];

    public string[] Two => [.. One, "--approved-by", "baurzhan"];

    /// <summary>The same data and keys, for another course of events; no command may be running.</summary>
    public LiveFolders Copy()
    {
        var copy = new LiveFolders();
        foreach (var folder in new[] { Data, Keys })
        {
            var target = Directory.CreateDirectory(copy.Folder[Path.GetFileName(folder)]);
            if (!OperatingSystem.IsWindows())
            {
                target.UnixFileMode = new DirectoryInfo(folder).UnixFileMode;
            }

            foreach (var file in Directory.GetFiles(folder))
            {
                File.Copy(file, Path.Combine(target.FullName, Path.GetFileName(file)));
            }
        }

        return copy;
    }

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
        Told(said.WithoutStackTrace()).ShouldBe([line]);
        (said.Code, said.Results).ShouldBe((code, ""));
    }

    /// <summary>The lines on standard error but those that a slow machine prints about its progress.</summary>
    public static string[] Told(Said said) => [.. said.NoteLines.Where(line => !Progress().IsMatch(line))];

    public Task<Said> ImportAsync(string folder) => DoneAsync(["import", folder, .. Two]);

    public Task<Said> CloseAsync(string vacancy, string stage, params string[] more) => DoneAsync(["close", vacancy, stage, .. One, .. more]);

    public Task<Said> ReleaseAsync(string vacancy, params string[] more) => DoneAsync(["release", vacancy, .. Two, .. more]);

    public void Dispose() => Folder.Dispose();

    [GeneratedRegex("^(reading|importing|closing|releasing|collecting|assessing)( |:|$)")]
    private static partial Regex Progress();
}
