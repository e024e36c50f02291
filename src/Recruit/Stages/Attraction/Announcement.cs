using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.Stages.Attraction;

/// <summary>When the file of an announcement was opened, its terms, and until when questions are taken.</summary>
public sealed record AnnouncementHead(Act Opened, AnnouncementTerms Terms, Instant QuestionsUntil);

/// <summary>
/// What is told of a vacancy: the text with its versions, channels, questions and answers. Who registered interest is in the
/// <see cref="InterestPart"/>s.
/// </summary>
public sealed class Announcement : PagedState
{
    /// <summary>Most versions of the text, inclusive.</summary>
    public const int VersionsMax = 200;

    /// <summary>Most channels, inclusive.</summary>
    public const int ChannelsMax = 100;

    /// <summary>How often one channel may be opened, inclusive.</summary>
    public const int SpansMax = 100;

    /// <summary>Most questions, inclusive.</summary>
    public const int QuestionsMax = 200_000;

    /// <summary>Most questions under one key, inclusive.</summary>
    public const int QuestionsOfPersonMax = 20;

    /// <summary>Most questions that one answer answers, inclusive.</summary>
    public const int QuestionsOfAnswerMax = 1000;

    /// <summary>Most published answers, inclusive.</summary>
    public const int AnswersMax = 10_000;

    /// <summary>Most rows of one reply, inclusive.</summary>
    public const int RowsMax = 100;

    private readonly PagedList<AnnouncementHead> heads = new(1);
    private readonly PagedList<TextVersion> texts = new(1);
    private readonly PagedList<AnnouncementChannel> channels;
    private readonly PagedList<Question> questions;
    private readonly PagedList<PublicAnswer> answers;

    private readonly Dictionary<Id, int> channelPlaces = [];
    private readonly Dictionary<Id, int> questionPlaces = [];
    private readonly Dictionary<Id, int> answerPlaces = [];
    private readonly Dictionary<PersonKeyId, int> asked = [];

    /// <summary>An announcement to which nothing has happened.</summary>
    /// <param name="id">Its key.</param>
    /// <exception cref="ArgumentException">The key is no id.</exception>
    public Announcement(string id)
    {
        Vacancy = new Id(id);
        channels = new(8, (place, channel, _) => channelPlaces[channel.Id] = place);
        questions = new(64, Placed);
        answers = new(2, (place, answer, _) => answerPlaces[answer.Id] = place);
        Pages = new(heads, texts, channels, questions, answers);
    }

    /// <summary>The vacancy it tells of.</summary>
    public Id Vacancy { get; }

    /// <summary>Terms and times; nothing before the file was opened.</summary>
    public AnnouncementHead? Head => heads.Count == 0 ? null : heads[0];

    /// <summary>All versions of the text.</summary>
    public IReadOnlyList<TextVersion> Texts => texts;

    /// <summary>All channels.</summary>
    public IReadOnlyList<AnnouncementChannel> Channels => channels;

    /// <summary>All questions in order of time.</summary>
    public IReadOnlyList<Question> Questions => questions;

    /// <summary>All published answers, those too that are not visible yet.</summary>
    public IReadOnlyList<PublicAnswer> Answers => answers;

    /// <summary>How often channels were opened or closed: tells parts which of two messages is newer.</summary>
    public int ChannelRevision => channels.Sum(channel => (2 * channel.Spans.Length) - (channel.IsOpen ? 1 : 0));

    /// <summary>The newest published version.</summary>
    public TextVersion? Published => texts.LastOrDefault(text => text.Published is not null);

    /// <inheritdoc/>
    internal override StatePages Pages { get; }

    /// <summary>A version, or nothing.</summary>
    public TextVersion? FindText(int version) => version >= 1 && version <= texts.Count ? texts[version - 1] : null;

    /// <summary>A channel, or nothing.</summary>
    public AnnouncementChannel? FindChannel(Id channel) => channelPlaces.TryGetValue(channel, out var place) ? channels[place] : null;

    /// <summary>A question, or nothing.</summary>
    public Question? FindQuestion(Id question) => questionPlaces.TryGetValue(question, out var place) ? questions[place] : null;

    /// <summary>A published answer, or nothing.</summary>
    public PublicAnswer? FindAnswer(Id answer) => answerPlaces.TryGetValue(answer, out var place) ? answers[place] : null;

    /// <summary>How many questions were asked under a key.</summary>
    public int AskedBy(PersonKeyId person) => asked.GetValueOrDefault(person);

    /// <inheritdoc/>
    internal override void Evolve(ActorEvent happened)
    {
        switch (happened)
        {
            case AnnouncementOpened opened:
                heads.Add(new AnnouncementHead(opened.Act, opened.Terms, opened.Terms.QuestionsUntil));
                break;
            case QuestionsExtended extended:
                heads[0] = heads[0] with { QuestionsUntil = extended.Until };
                break;
            case TextDrafted drafted:
                texts.Add(new TextVersion(texts.Count + 1, drafted.Act, drafted.Texts, drafted.Changed));
                break;
            case PublicationProposed proposed:
                texts[^1] = texts[^1] with { Proposed = proposed.Act };
                break;
            case TextPublished published:
                texts[^1] = texts[^1] with { Published = published.Act };
                break;
            case TextReturned returned:
                texts[^1] = texts[^1] with { Proposed = null, Returned = returned.Act };
                break;
            case ChannelOpened opened:
                Open(opened);
                break;
            case ChannelClosed closed:
                var channel = channels[channelPlaces[closed.Channel]];
                channels[channelPlaces[closed.Channel]] = channel with
                {
                    Spans = channel.Spans.SetItem(channel.Spans.Length - 1, channel.Spans[^1] with { Closed = closed.Act }),
                };
                break;
            case QuestionAsked one:
                questions.Add(new Question(one.Question, one.Language, one.At, one.Text, one.Holder, one.At, one.Due));
                break;
            case QuestionAssigned assigned:
                Change(assigned.Question, question => question with { Holder = assigned.Holder, Since = assigned.Act.At });
                break;
            case QuestionAnswered answered:
                Change(answered.Question, question => question with { Private = new PrivateAnswer(answered.Act, answered.Answer) });
                break;
            case AnswerPublished published:
                answers.Add(new PublicAnswer(
                    published.Answer, published.Act, published.Questions, published.Wording, published.VisibleFrom, published.Corrects));
                foreach (var question in published.Questions)
                {
                    Change(question, one => one with { Public = published.Answer, VisibleFrom = published.VisibleFrom });
                }

                break;
        }
    }

    private void Open(ChannelOpened opened)
    {
        if (channelPlaces.TryGetValue(opened.Channel, out var place))
        {
            channels[place] = channels[place] with { Spans = channels[place].Spans.Add(new ChannelSpan(opened.Act)) };
        }
        else
        {
            channels.Add(new AnnouncementChannel(opened.Channel, [new ChannelSpan(opened.Act)]));
        }
    }

    private void Change(Id question, Func<Question, Question> change)
    {
        var place = questionPlaces[question];
        questions[place] = change(questions[place]);
    }

    private void Placed(int place, Question question, Question? old)
    {
        if (old is null)
        {
            questionPlaces[question.Id] = place;
            asked[question.Text.Person] = AskedBy(question.Text.Person) + 1;
        }
    }
}
