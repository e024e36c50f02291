using System.Collections.Immutable;
using System.Globalization;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Privacy;

namespace Recruit.Candidates.Profile;

/// <summary>Everything about a person: the record itself, and every other actor that <see cref="DataMap"/> says has something.</summary>
internal static class Exporting
{
    public static PersonExport Everything(Candidate state, RecordOpening opened, Instant now)
    {
        var places = ImmutableArray.CreateBuilder<ExportPlace>();
        places.Add(new ExportPlace(AccountKind.KindName, opened.Account.Text));
        foreach (var (vacancy, application) in state.Submissions)
        {
            places.Add(new ExportPlace(DataMap.PoolShard, string.Create(CultureInfo.InvariantCulture, $"{vacancy}/{application.Shard}"), application.Candidate));
            places.Add(new ExportPlace(DataMap.Vacancy, vacancy.Text, application.Candidate));
            places.Add(new ExportPlace(DataMap.NoticeDesk, string.Create(CultureInfo.InvariantCulture, $"{vacancy}/{application.Shard}")));
        }

        foreach (var appeal in state.FiledAppeals)
        {
            places.Add(new ExportPlace(DataMap.Appeal, appeal.Appeal.Text));
        }

        places.Add(new ExportPlace(DataMap.RegisterFile, opened.Key.Value.ToString("N", CultureInfo.InvariantCulture)));
        for (var month = AccessLogKey.MonthOf(opened.Act.At); month <= AccessLogKey.MonthOf(now); month = month.AddMonths(1))
        {
            places.Add(new ExportPlace(AccessLogKind.KindName, new AccessLogKey(state.Id, month, 0).ToString()));
        }

        return new PersonExport(state, places.DrainToImmutable());
    }
}
