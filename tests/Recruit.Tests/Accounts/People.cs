using System.Text;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.Tests.Accounts;

/// <summary>People, what they seal, and when things happen: day 0 is Monday 2 March 2026, 9:00 in Kazakhstan.</summary>
internal static class People
{
    public static readonly PersonKeyId AnnasKey = new(new Guid("0192a7c4-0000-7000-8000-000000000001"));
    public static readonly PersonKeyId BolatsKey = new(new Guid("0192a7c4-0000-7000-8000-000000000002"));

    private static readonly Instant Monday = Instant.Of(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(5)));

    public static Instant Day(double days) => Monday + TimeSpan.FromDays(days);

    public static Mandate By(string account, string reason = "as-ruled") => new(new Id(account), new Id(reason));

    public static SealedNote Note(string text, PersonKeyId? key = null) =>
        new(key ?? AnnasKey, new SealedAnswer(Digest.Of(Encoding.UTF8.GetBytes(text)), Encoding.UTF8.GetBytes("sealed " + text)));

    public static (string Name, string Value)[] Facts(this Refusal refusal) => [.. refusal.Facts.Select(one => (one.Name, one.Value))];
}
