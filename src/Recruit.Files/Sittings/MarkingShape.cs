using System.Collections.Immutable;
using Recruit.Files.Json;
using Recruit.Numbers;
using Recruit.Stages.ProfessionalTesting;
using Recruit.Vacancies;
using Recruit.WorkingDays;
using static Recruit.Files.Rules.Forms;

namespace Recruit.Files.Sittings;

/// <summary>The member <c>marking</c> of a sitting of an exercise (docs/campaign-json.md). When its scripts come follows from the sitting.</summary>
internal static class MarkingShape
{
    private static readonly MarkingTerms PlainTerms = new(Allocate: 2, Mark: 5, Reveal: 2, Decide: 3, Declare: 2);
    private static readonly Rational ShareMin = new(1, 20);
    private static readonly Rational ShareMax = new(1, 2);

    public static MarkingConduct? Read(JsonValue value) => value.Object(marking =>
    {
        // All first, because a rule that is refused at birth leaves the rest unread.
        var spread = marking.Required("spread", ReadPositive);
        var allowance = marking.Optional("allowance", ReadNotNegative, new Rational(1, 2));
        var limit = marking.Optional("limit", ReadPositive, new Rational(9, 2));
        var share = marking.Optional("calibrationShare", number => number.Number(one => one >= ShareMin && one <= ShareMax) ?? default, ShareMin);
        var desk = marking.Optional("desk", number => number.Whole(2, MarkingPlan.DeskLimit), 10) ?? 0;
        var lag = marking.Optional("revealLagMinutes", number => number.Whole(0, MarkingPlan.RevealLagLimit), 60) ?? -1;
        var terms = marking.Optional("terms", ReadTerms, PlainTerms);
        var conflicts = marking.Optional("conflicts", ReadConflicts, []);
        return new MarkingConduct(terms, share, desk, new DriftRule(spread, allowance, limit), lag, conflicts, default);
    });

    private static ImmutableArray<Id> ReadConflicts(JsonValue value)
    {
        var conflicts = value.List(ReadId);
        if (conflicts.Length > MarkingConduct.ConflictsMax)
        {
            value.Report(Phrases.OutOfRange);
        }

        return conflicts;
    }

    private static MarkingTerms ReadTerms(JsonValue value) => value.Object(terms =>
    {
        return new MarkingTerms(
            Term("allocate", PlainTerms.Allocate), Term("mark", PlainTerms.Mark), Term("reveal", PlainTerms.Reveal), Term("decide", PlainTerms.Decide),
            Term("declare", PlainTerms.Declare));

        int Term(string name, int otherwise) => terms.Optional(name, days => days.Whole(1, WorkingCalendar.TermMax), otherwise) ?? otherwise;
    });
}
