using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Recruit.Actors;
using Recruit.Notices;
using Recruit.Stages.Attraction;
using Recruit.UseCases;
using Recruit.Web.Layout;
using AskQuestion = Recruit.UseCases.Attraction.AskQuestion;
using ListAnswers = Recruit.UseCases.Attraction.ListAnswers;
using QuestionAsked = Recruit.UseCases.Attraction.QuestionAsked;

namespace Recruit.Web.Pages.Attraction;

/// <summary>What was answered about a vacancy for everybody, and asking something, without an account.</summary>
public sealed class QuestionsModel(Service service, Speech words, TimeProvider time) : VacancyPage(service, words)
{
    private const int Rows = 20;

    [BindProperty(Name = "from", SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty]
    public string? Address { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    /// <summary>Answers of this page, oldest first.</summary>
    public ImmutableArray<PublishedAnswer> Answers { get; private set; } = [];

    /// <summary>Where the next page begins; nothing after the last.</summary>
    public int? Next { get; private set; }

    /// <summary>The question that was just asked.</summary>
    public QuestionAsked? Asked { get; private set; }

    /// <summary>Whether questions are taken.</summary>
    public bool AreTaken => Instant.Of(time.GetUtcNow()) < Vacancy.Announcement.QuestionsUntil;

    private int Start => int.TryParse(From, NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? start : 0;

    public Task<IActionResult> OnGetAsync() => ShowAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await ReadAsync() is { } problem)
        {
            return problem;
        }

        var text = TypedText.Of(Text);
        if (Address is null || !AddressForm.IsAddress(Address.Trim()))
        {
            ModelState.AddModelError(nameof(Address), Words["answers.wrong-address"]);
        }

        if (text.Length == 0)
        {
            ModelState.AddModelError(nameof(Text), Words["answers.wrong-text"]);
        }
        else if (text.Length > AskQuestion.LengthMax)
        {
            ModelState.AddModelError(nameof(Text), Words["answers.wrong-long"]);
        }

        if (ModelState.IsValid)
        {
            var reply = await AskAsync(new AskQuestion(Operation, Id, Address!.Trim(), Words.Language, text));
            if (ProblemOf(reply) is { } failed)
            {
                return failed;
            }

            if (reply is Refusal { Code: AnnouncementRefusals.TooMany })
            {
                ModelState.AddModelError(nameof(Address), Words["answers.too-many"]);
            }
            else if (reply is Refusal refusal)
            {
                Tell(refusal, nameof(Text));
            }

            Asked = reply as QuestionAsked;
        }

        return await ShowAsync();
    }

    private async Task<IActionResult> ShowAsync()
    {
        if (await ReadAsync() is { } problem)
        {
            return problem;
        }

        var reply = await AskAsync(new ListAnswers(Another, Id, Start, Rows));
        if (reply is not AnswersListed listed)
        {
            return ProblemOf(reply) ?? NotFound();
        }

        (Answers, Next) = (listed.Answers, listed.Next);
        return Page();
    }
}
