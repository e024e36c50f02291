using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using NpgsqlTypes;

namespace Recruit.Benchmarks.Http.Serving;

/// <summary>The table of answers that both peers keep: one row for each position of an attempt, the highest number wins.</summary>
internal static class AnswerTable
{
    /// <summary>What the parent tells the process where its PostgreSQL is.</summary>
    public const string Variable = "RECRUIT_BENCHMARK_POSTGRES";

    public static string Connection => Environment.GetEnvironmentVariable(Variable)
        ?? throw new InvalidOperationException($"{Variable} names no database.");

    public static async Task CreateAsync(NpgsqlDataSource source)
    {
        await using var command = source.CreateCommand(
            "create table if not exists answers (attempt text, position int, number bigint not null, content bytea not null, received timestamptz not null, primary key (attempt, position))");
        await command.ExecuteNonQueryAsync();
    }
}

/// <summary>ASP.NET Core with one prepared statement for each save.</summary>
internal sealed class PlainNpgsql : ServedTarget
{
    public override string Key => "npgsql";

    public override string Name => "ASP.NET Core, Npgsql, PostgreSQL";

    public override bool NeedsPostgres => true;

    protected override async Task<Running> StartAsync(string folder)
    {
        WriteAnyDevices(folder);
        var source = new NpgsqlDataSourceBuilder($"{AnswerTable.Connection};Max Auto Prepare=10;Auto Prepare Min Usages=1;Maximum Pool Size=64;Timeout=300").Build();
        await AnswerTable.CreateAsync(source);
        var app = await PeerServer.StartAsync(services => services.AddSingleton(source), async (_, attempt, position, number, answer) =>
        {
            var now = DateTimeOffset.UtcNow;
            await using var command = source.CreateCommand(
                "insert into answers values ($1, $2, $3, $4, $5) on conflict (attempt, position) do update set number = excluded.number, content = excluded.content, received = excluded.received "
                + "where answers.number < excluded.number");
            command.Parameters.Add(new() { Value = attempt, NpgsqlDbType = NpgsqlDbType.Text });
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = position });
            command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = number });
            command.Parameters.Add(new() { Value = answer, NpgsqlDbType = NpgsqlDbType.Bytea });
            command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = now.UtcDateTime });
            await command.ExecuteNonQueryAsync();
            return now;
        });
        return new Running(new Uri(app.Urls.First()), app);
    }
}

/// <summary>ASP.NET Core as most are written: Entity Framework Core finds the row, changes it and saves.</summary>
internal sealed class EntityFramework : ServedTarget
{
    public override string Key => "ef";

    public override string Name => "ASP.NET Core, EF Core, PostgreSQL";

    public override bool NeedsPostgres => true;

    protected override async Task<Running> StartAsync(string folder)
    {
        WriteAnyDevices(folder);
        await using (var source = NpgsqlDataSource.Create(AnswerTable.Connection))
        {
            await AnswerTable.CreateAsync(source);
        }

        var app = await PeerServer.StartAsync(
            services => services.AddDbContextPool<Answers>(options => options.UseNpgsql($"{AnswerTable.Connection};Maximum Pool Size=64;Timeout=300")),
            async (context, attempt, position, number, answer) =>
            {
                var now = DateTimeOffset.UtcNow;
                var answers = context.RequestServices.GetRequiredService<Answers>();
                if (await answers.Set<StoredAnswer>().FindAsync(attempt, position) is not { } stored)
                {
                    answers.Add(new StoredAnswer { Attempt = attempt, Position = position, Number = number, Content = answer, Received = now });
                }
                else if (stored.Number < number)
                {
                    (stored.Number, stored.Content, stored.Received) = (number, answer, now);
                }

                await answers.SaveChangesAsync();
                return now;
            });
        return new Running(new Uri(app.Urls.First()), app);
    }

    private sealed class Answers(DbContextOptions<Answers> options) : DbContext(options)
    {
        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<StoredAnswer>(answer =>
        {
            answer.ToTable("answers").HasKey(one => new { one.Attempt, one.Position });
            answer.Property(one => one.Attempt).HasColumnName("attempt");
            answer.Property(one => one.Position).HasColumnName("position");
            answer.Property(one => one.Number).HasColumnName("number");
            answer.Property(one => one.Content).HasColumnName("content");
            answer.Property(one => one.Received).HasColumnName("received");
        });
    }

    private sealed class StoredAnswer
    {
        public required string Attempt { get; init; }

        public required int Position { get; init; }

        public required long Number { get; set; }

        public required byte[] Content { get; set; }

        public required DateTimeOffset Received { get; set; }
    }
}
