namespace Recruit.Synthetic.Live;

/// <summary>Somebody who takes part in a campaign that is held live, though nobody such exists.</summary>
/// <param name="Number">From 0.</param>
/// <param name="SignInName">A mail address that belongs to nobody.</param>
/// <param name="PersonalNumber">Twelve digits in the form of an individual identification number; another one for everybody.</param>
/// <param name="Name">As it stands in the application.</param>
/// <param name="Informed">Says so in the application, which takes part then.</param>
/// <param name="Citizen">Is a citizen.</param>
/// <param name="Degree">One of <see cref="LiveApplicants.Degrees"/>.</param>
/// <param name="Rural">Lives in a village.</param>
/// <param name="Ability">About standard normal among those who apply.</param>
/// <param name="Habits">What the person does beside what everybody does.</param>
public sealed record LiveApplicant(
    int Number, string SignInName, string PersonalNumber, string Name, bool Informed, bool Citizen, string Degree, bool Rural, double Ability, LiveHabits Habits);

/// <summary>What goes wrong with a person, or what the person does, beside the way that everybody takes.</summary>
/// <param name="AppliesTwice">Presses the button of the application twice.</param>
/// <param name="StaysAway">Never comes to the test.</param>
/// <param name="OnlyArrives">Opens the page of the test and does not start.</param>
/// <param name="StartsTwice">Presses start twice.</param>
/// <param name="WalksAway">Never hands in.</param>
/// <param name="HandsInTwice">Hands in twice.</param>
/// <param name="LosesReplies">Replies get lost on the way, so that the device sends the same answers again.</param>
/// <param name="ChangesMind">Answers an item anew.</param>
/// <param name="LineLostAt">At which answer the line is lost for a while; nothing if it holds.</param>
/// <param name="DeviceChangedAt">At which answer another device goes on; nothing if none does.</param>
/// <param name="WithdrawsBeforeTest">Withdraws once the application is in.</param>
/// <param name="WithdrawsBeforeCase">Withdraws once the test is passed.</param>
/// <param name="AnswersOffer">What the person does about an offered place.</param>
public sealed record LiveHabits(
    bool AppliesTwice,
    bool StaysAway,
    bool OnlyArrives,
    bool StartsTwice,
    bool WalksAway,
    bool HandsInTwice,
    bool LosesReplies,
    bool ChangesMind,
    int? LineLostAt,
    int? DeviceChangedAt,
    bool WithdrawsBeforeTest,
    bool WithdrawsBeforeCase,
    OfferAnswer AnswersOffer);

/// <summary>What somebody does about an offered place.</summary>
public enum OfferAnswer
{
    /// <summary>Takes it.</summary>
    Accepts,

    /// <summary>Does not take it, and says so.</summary>
    Declines,

    /// <summary>Says nothing, so that the offer lapses.</summary>
    IsSilent,
}
