using System.Globalization;
using Recruit.Actors;
using Recruit.Vacancies;

namespace Recruit.Notices;

/// <summary>
/// Which notice desk: of which campaign, and of which of its pool shards, so that a million results are written by many actors, and whoever knows a
/// person's shard knows the desk. Written <c>kz-entry-test/3</c>.
/// </summary>
/// <param name="Campaign">Id of the vacancy.</param>
/// <param name="Part">Number of the pool shard, from 0.</param>
public readonly record struct NoticeDeskId(Id Campaign, int Part)
{
    /// <summary>The key of the actor.</summary>
    public ActorKey Key => new(NoticeDeskKind.KindName, ToString());

    /// <summary>Reads what <see cref="ToString"/> gives; nothing for any other text.</summary>
    public static NoticeDeskId? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && Id.IsId(text[..slash])
            && int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var part)
            && new NoticeDeskId(new Id(text[..slash]), part) is var desk && desk.ToString() == text
            ? desk
            : null;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Campaign.Text}/{Part}");
}
