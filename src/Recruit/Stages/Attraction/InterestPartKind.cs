using Recruit.Actors;

namespace Recruit.Stages.Attraction;

/// <summary>A part of the register of interest as a host sees it; its key is vacancy and part.</summary>
public sealed class InterestPartKind : PagedKind<InterestPart>
{
    /// <summary>First part of the keys of parts.</summary>
    public const string KindName = "interest-part";

    private static readonly RecordShapes CommandShapes = new(
        ("learn-channels", typeof(LearnChannels)),
        ("register-interest", typeof(RegisterInterest)),
        ("judge-interest", typeof(JudgeInterest)),
        ("withdraw-interest", typeof(WithdrawInterest)),
        ("forget-interest", typeof(ForgetInterest)),
        ("read-interest", typeof(ReadInterest)),
        ("who-asked-to-be-told", typeof(WhoAskedToBeTold)),
        ("count-interest", typeof(CountInterest)));

    private static readonly RecordShapes EventShapes = new(
        ("channels-learned", typeof(ChannelsLearned)),
        ("interest-registered", typeof(InterestRegistered)),
        ("interest-withdrawn", typeof(InterestWithdrawn)),
        ("interests-forgotten", typeof(InterestsForgotten)));

    private static readonly RecordShapes ReplyShapes = new(
        ("channels-known", typeof(ChannelsKnown)),
        ("interest-fits", typeof(InterestFits)),
        ("interest-stands", typeof(InterestStands)),
        ("interest-forgotten", typeof(InterestForgotten)),
        ("expired-forgotten", typeof(ExpiredForgotten)),
        ("people-to-tell", typeof(PeopleToTell)),
        ("interest-counted", typeof(InterestCounted)));

    /// <inheritdoc/>
    public override string Name => KindName;

    /// <inheritdoc/>
    protected override RecordShapes Commands => CommandShapes;

    /// <inheritdoc/>
    protected override RecordShapes Events => EventShapes;

    /// <inheritdoc/>
    protected override RecordShapes Replies => ReplyShapes;

    /// <inheritdoc/>
    protected override InterestPart CreateState(string id) => new(id);

    /// <inheritdoc/>
    protected override Decision Decide(InterestPart state, ActorCommand command, Instant now) => InterestPartRules.Decide(state, command, now);

    /// <inheritdoc/>
    protected override Instant? Due(InterestPart state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Due;
    }
}
