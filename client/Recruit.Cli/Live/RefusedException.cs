using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Applying;
using Recruit.Campaigns;
using Recruit.ItemBanks;
using Recruit.UseCases;

namespace Recruit.Cli.Live;

/// <summary>A live service refused a step of a command. What happened before it stands.</summary>
internal sealed class RefusedException(string message, bool isDisagreement = false) : Exception(message)
{
    /// <summary>Whether two computations disagree: not a wrong question but a mistake, or damage.</summary>
    public bool IsDisagreement => isDisagreement;

    /// <summary>In the words of a refusal, with its code and facts.</summary>
    public static RefusedException Of(Refusal refusal) => new(Words(refusal), refusal.Code == CampaignRefusals.ResultsDiffer);

    private static string Words(Refusal refusal)
    {
        var facts = string.Join(", ", refusal.Facts.Select(fact => $"{fact.Name}: {fact.Value}"));
        return $"{Sentence(refusal.Code)} ({(facts.Length > 0 ? $"{refusal.Code}; {facts}" : refusal.Code)})";
    }

    private static string Sentence(string code) => code switch
    {
        CampaignRefusals.Unknown or UseCaseRefusals.NotFound => "there is no such vacancy here",
        CampaignRefusals.IsSealed => "its rules are sealed, and those of the folder are others",
        CampaignRefusals.OtherAgency => "it is a campaign of another agency",
        CampaignRefusals.OtherDefinition => "its rules are others than those of the folder",
        CampaignRefusals.NotSealed => "its rules are not sealed yet",
        CampaignRefusals.NotOpen => "it is not open",
        CampaignRefusals.NotFromFolder => "it was opened for people to apply here, and takes no folder",
        CampaignRefusals.FolderNotWhole => "its folder has not come in to the end; \"recruit import\" goes on",
        CampaignRefusals.OtherFolder => "it was opened for another content of the folder",
        CampaignRefusals.SittingNotOver => "something is still sat here, so nobody gets the keys",
        CampaignRefusals.ItemUnfit => "an item of a test from an item bank was retired since, or its key is in doubt",
        CampaignRefusals.TestTooFarOff => "a test of it from an item bank would be over more than two years from now",
        CampaignRefusals.TestGivenUp => "a test of it was given up in its item bank, or would be over by now",
        ItemBankRefusals.StillSecret => "a live test with an item of it is not over, so nobody gets the keys",
        CampaignRefusals.SamePerson => "the account that proposed may not approve",
        CampaignRefusals.NameInUse => "another account proposed this already",
        CampaignRefusals.NoStage => "it has no such stage",
        CampaignRefusals.WrongStage => "stages are closed in their order",
        CampaignRefusals.ApplicationsOpen => "people may still apply",
        CampaignRefusals.WindowOpen => "what is to be closed can still be sat",
        CampaignRefusals.ClosingUnderWay => "another stage is being closed",
        CampaignRefusals.NotUnderWay => "no closing of that name is under way",
        CampaignRefusals.NothingNew => "the stage is released, and nothing happened since",
        CampaignRefusals.NotThatFar => "the closing is not that far",
        CampaignRefusals.ResultsDiffer => "two computations disagree, and nothing goes on; \"recruit abandon\" drops the closing, and then it is closed again",
        CampaignRefusals.OutOfOrder => "events are imported before anything is closed, in their order",
        ApplyingRefusals.AppliedAlready => "a candidate is there already with other fields",
        ApplyingRefusals.Closed => "a stage is closed already, and no application comes in any more",
        AccountRefusals.IdentityNotProved => "its owner has not said there who it is (My account, Who you are)",
        AccountRefusals.OwnRole => "nobody gives the own account a role",
        AccountRefusals.TooManyGrants => "it has as many roles as one account can have",
        UseCaseRefusals.NotReleased => "nothing is released yet",
        _ => "it is refused",
    };
}
