using Recruit.Explaining;
using Recruit.Vacancies;
using Recruit.Wording;

namespace Recruit.Cli.Explaining;

/// <summary>An explanation in words that a candidate understands.</summary>
internal sealed class ExplanationText
{
    private readonly Explanation explanation;
    private readonly Prose prose;
    private readonly Language language;

    private ExplanationText(Explanation explanation, Sentences wording, TextWriter writer)
    {
        this.explanation = explanation;
        prose = new Prose(wording, writer);
        language = wording.Language;
    }

    public static void Write(Explanation explanation, Sentences wording, TextWriter writer) => new ExplanationText(explanation, wording, writer).Write();

    private void Write()
    {
        var vacancy = explanation.Rules.Vacancy;
        prose.Line(0, "heading", ("title", Prose.Printable(TitleOf(vacancy.Title))), ("vacancy", vacancy.Id.Text));
        prose.Line(0, "candidate", ("candidate", explanation.Candidate));
        var stages = new StageText(explanation, prose);
        for (var i = 0; i < explanation.Stages.Length; i++)
        {
            // Places are filled between the selection and training.
            if (i == explanation.Rules.SelectionStages)
            {
                WriteMerit();
            }

            prose.EmptyLine();
            stages.Write(i);
        }

        if (explanation.Stages.Length == explanation.Rules.SelectionStages)
        {
            WriteMerit();
        }

        if (!explanation.Events.IsEmpty)
        {
            prose.EmptyLine();
            prose.Line(0, "events");
            foreach (var happened in explanation.Events)
            {
                EventText.Write(explanation.Rules, happened, prose);
            }
        }
    }

    private void WriteMerit()
    {
        if (explanation.Merit is { } merit)
        {
            prose.EmptyLine();
            MeritText.Write(merit, prose);
        }
    }

    private string TitleOf(Title title) => language switch
    {
        Language.Kk => title.Kazakh,
        Language.Ru => title.Russian,
        _ => title.English,
    };
}
