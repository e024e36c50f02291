using System.Diagnostics;
using Npgsql;

namespace Recruit.Benchmarks.Selection;

/// <summary>A PostgreSQL of our own in a temporary folder, reached through a socket there, gone afterwards.</summary>
internal sealed class PostgresCluster : IDisposable
{
    // A server that only answers this question on a machine of 2 cores: everything in memory, nothing waits for the disk.
    private static readonly string[] InMemory =
    [
        "listen_addresses=''", "shared_buffers=1GB", "work_mem=768MB", "maintenance_work_mem=512MB", "effective_cache_size=4GB",
        "max_parallel_workers=2", "max_parallel_workers_per_gather=2", "random_page_cost=1.1", "fsync=off", "synchronous_commit=off",
        "full_page_writes=off", "max_wal_size=4GB", "autovacuum=off",
    ];

    private readonly string folder = Directory.CreateTempSubdirectory("recruit-postgres-").FullName;
    private readonly string programs;

    /// <summary>As it is installed, on this machine alone: every commit waits for the disk.</summary>
    public static IReadOnlyList<string> Durable { get; } = ["listen_addresses=''", "shared_buffers=1GB", "max_wal_size=4GB"];

    public PostgresCluster(string programs, IReadOnlyList<string>? settings = null)
    {
        this.programs = programs;
        if (Environment.IsPrivilegedProcess)
        {
            Run("chown", "postgres", folder);
        }

        var data = Path.Combine(folder, "data");
        AsOwner("initdb", "--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C", "--no-sync", "-D", data);
        var options = string.Join(' ', (settings ?? InMemory).Prepend($"unix_socket_directories={folder}").Select(setting => $"-c {setting}"));
        AsOwner("pg_ctl", "-D", data, "-w", "-l", Path.Combine(folder, "log"), "-o", options, "start");
        Source = NpgsqlDataSource.Create($"Host={folder};Username=postgres;Database=postgres;Command Timeout=600;Pooling=false");
    }

    public NpgsqlDataSource Source { get; }

    /// <summary>Where the server's programs are: PG_BIN, or the newest that Debian's packages put there; null without any.</summary>
    public static string? FindPrograms()
    {
        const string debian = "/usr/lib/postgresql";
        if (Environment.GetEnvironmentVariable("PG_BIN") is { } chosen)
        {
            return chosen;
        }

        return Directory.Exists(debian)
            ? Directory.EnumerateDirectories(debian).Order(StringComparer.Ordinal).Select(version => Path.Combine(version, "bin")).LastOrDefault()
            : null;
    }

    public void Dispose()
    {
        Source.Dispose();
        AsOwner("pg_ctl", "-D", Path.Combine(folder, "data"), "-w", "-m", "fast", "stop");
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>PostgreSQL refuses to run as root.</summary>
    private void AsOwner(string program, params string[] arguments)
    {
        string[] command = [Path.Combine(programs, program), .. arguments];
        if (Environment.IsPrivilegedProcess)
        {
            command = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", .. command];
        }

        Run(command);
    }

    private void Run(params string[] command)
    {
        // The server keeps what it inherits: were its output a pipe to us, we would wait for its end.
        var shell = new ProcessStartInfo("sh", ["-c", $"\"$@\" > \"{folder}/output\" 2>&1 < /dev/null", "sh", .. command]) { WorkingDirectory = "/" };
        using var process = Process.Start(shell)!;
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{string.Join(' ', command)}: {File.ReadAllText(Path.Combine(folder, "output"))}");
        }
    }
}
