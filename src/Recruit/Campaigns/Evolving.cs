using System.Collections.Immutable;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Privacy;
using Recruit.Vacancies;

namespace Recruit.Campaigns;

/// <summary>What a campaign is after an event.</summary>
internal static class Evolving
{
    public static CampaignHead? Next(CampaignHead? head, ActorEvent happened, EventRegister register) => happened switch
    {
        CampaignDrafted drafted when head is null => Noted(new CampaignHead(drafted.Agency, drafted.Definition), drafted.Banked),
        CampaignDrafted drafted => Noted(head with
        {
            Definition = drafted.Definition,
            Checked = null,
            Proposals = head.Proposals.Clear(),
            ChallengeTerms = drafted.KeepsTests ? head.ChallengeTerms : head.ChallengeTerms.Clear(),
            Banked = drafted.KeepsTests ? head.Banked : head.Banked.Clear(),
        }, drafted.Banked),
        _ when head is null => null,
        DefinitionChecked one => head with { Checked = one.Act },
        StepProposed one => Propose(head, one.Proposal),
        StepJudged one => head with { Proposals = head.Proposals.SetItem(one.Proposal, head.Proposals[one.Proposal] with { Judged = one.Judged }) },
        RemedyExpected one => head with { Expected = head.Expected.SetItem(one.Appeal, one.Row), ExpectedRemedies = head.ExpectedRemedies + 1 },
        ProposalRejected one => Reject(head, one),
        RulesSealed one => Without(head, one.Proposal) with { Sealed = one.Act, Outline = one.Outline },
        CampaignOpened one => Without(head, one.Proposal) with { Opened = one.Act, Folder = one.Folder },
        FolderTaken one => head with { FolderTaken = head.FolderTaken ?? one.Act, FolderWhole = one.IsWhole ? one.Act : head.FolderWhole },
        // No other proposal waits then but to end it.
        CampaignClosed one => head with { Closed = one.Act, Proposals = head.Proposals.Clear() },
        CampaignReopened => head with { Closed = null },
        SittingExtended one => Without(head, one.Proposal) with { Extended = head.Extended.SetItem(one.Sitting, one.End) },
        ClosingBegun one => head with { Closings = head.Closings.Add(new Closing(one.Closing, one.Through, one.EventsThrough, one.Sittings, one.Act)) },
        ShardFrozen one => Change(head, one.Closing, closing => closing with
        {
            Frozen = closing.Frozen.SetItem(one.Shard, one.Facts),
            FrozenAt = one.At is { } at ? Instant.Later(at, closing.FrozenAt ?? at) : closing.FrozenAt,
        }),
        ResultsTallied one => Change(head, one.Closing, closing => closing with { Tally = one.Tally }),
        ShardDecided one => Change(head, one.Closing, closing => closing with { Decided = closing.Decided.SetItem(one.Shard, one.Decisions) }),
        SegmentKept one => Change(head, one.Closing, closing => closing with { Segments = closing.Segments.Add(one.Segment) }),
        ListsRanked one => Change(head, one.Closing, closing => closing with { Ranked = one.Ranked, Segments = [] }),
        ReleaseRehearsed one => Change(head, one.Closing, closing => closing with { Rehearsed = one.Act }),
        ResultsReleased one => Release(Without(WithoutAbandoning(head, one.Closing), one.Proposal), one, head.Proposals.GetValueOrDefault(one.Proposal)?.Act, register),
        ClosingAbandoned one => Change(
            WithoutReleasing(WithoutAbandoning(head, one.Closing), one.Closing), one.Closing, closing => closing with { Abandoned = one.Act, Asked = null }),
        StepSeconded one => head with { Proposals = head.Proposals.SetItem(one.Proposal, head.Proposals[one.Proposal] with { Seconded = one.Act }) },
        ReuseAgreed one => head with
        {
            ReuseConsents =
            [
                .. head.ReuseConsents.Where(consent => consent.Candidate != one.Candidate),
                .. one.Text is { } text ? (ReuseConsent[])[new ReuseConsent(one.Candidate, text, one.Act)] : [],
            ],
        },
        ReserveOfferMade one => (one.Proposal is { } made ? Without(head, made) : head) with { ReserveOffers = head.ReserveOffers.Add(one.Offer) },
        ReserveOfferAnswered one => Change(head, offer => offer.Id == one.Offer && offer.Source == one.Source, offer => offer with
        {
            Granted = one.Refused is null ? one.At : null,
            Refused = one.Refused,
        }),
        ReserveOfferSettled one => Change(head, offer => offer.Id == one.Offer && offer.Target == one.Target, offer => one.IsAccepted
            ? offer with { Accepted = one.Act }
            : offer with { Ended = one.Act }),
        EventsRegistered one => Register(one.Proposal is { } proposal ? Without(head, proposal) : head, one, register.Last),
        AppealNoted one => head with
        {
            Appeals = head.Appeals.SetItem(one.Appeal, one.State),
            Expected = one.State == AppealState.Open ? head.Expected : head.Expected.Remove(one.Appeal),
        },
        // Whoever was asked to seal the rules looked at other terms of their tests.
        ChallengeTermNoted one => Noted(head.Sealed is null ? Without(head, step => step is SealRules) : head, [new NoteChallengeTerm(one.Test, one.Until, one.From)]),
        BankedTestDropped one => head with { Banked = head.Banked.SetItem(one.Test, head.Banked[one.Test] with { IsDropped = true }) },
        ChallengeNoted one => head with { Challenges = head.Challenges.SetItem(one.Challenge, one.Noted) },
        EnquiryFiled one => head with
        {
            Enquiries = head.Enquiries.Add(one.Enquiry, new Enquiry(one.Enquiry, one.Act, one.File)),
            OpenEnquiries = head.OpenEnquiries + 1,
        },
        EnquiryPassed one => head with { Enquiries = head.Enquiries.SetItem(one.Enquiry, head.Enquiries[one.Enquiry] with { File = one.File }) },
        EnquiryAnswered one => head with
        {
            Enquiries = head.Enquiries.SetItem(one.Enquiry, head.Enquiries[one.Enquiry] with { Answered = one.Act }),
            OpenEnquiries = head.OpenEnquiries - 1,
        },
        _ => head,
    };

    private static CampaignHead Noted(CampaignHead head, ImmutableArray<NoteChallengeTerm>? banked) => (banked ?? []).Aggregate(head, (known, one) => known with
    {
        ChallengeTerms = known.ChallengeTerms.SetItem(one.Test, one.Until),
        Banked = one.From is { } from ? known.Banked.SetItem(one.Test, from.After(known.Banked.GetValueOrDefault(one.Test))) : known.Banked,
    });

    private static CampaignHead Without(CampaignHead head, Id proposal) => head with { Proposals = head.Proposals.Remove(proposal) };

    /// <summary>What is over takes with it what waits for a second person about it.</summary>
    private static CampaignHead WithoutAbandoning(CampaignHead head, Id closing) => Without(head, step => step is AbandonClosing abandon && abandon.Closing == closing);

    private static CampaignHead WithoutReleasing(CampaignHead head, Id closing) => Without(head, step => step is ReleaseResults release && release.Closing == closing);

    private static CampaignHead Without(CampaignHead head, Predicate<Step> which) => head with
    {
        Proposals = head.Proposals.RemoveRange(head.Proposals.Values.Where(one => which(one.Step)).Select(one => one.Id)),
    };

    private static CampaignHead Propose(CampaignHead head, Proposal proposal)
    {
        var after = head with { Proposals = head.Proposals.Add(proposal.Id, proposal) };
        return proposal.Step is ReleaseResults release
            ? Change(after, release.Closing, closing => closing with { Asked = closing.Asked ?? proposal.Act.At })
            : after;
    }

    /// <summary>A closing whose last proposed release is dropped is with those who drive it again.</summary>
    private static CampaignHead Reject(CampaignHead head, ProposalRejected rejected)
    {
        var after = Without(head, rejected.Proposal);
        return head.Proposals[rejected.Proposal].Step is ReleaseResults release
            && !after.Proposals.Values.Any(other => other.Step is ReleaseResults same && same.Closing == release.Closing)
            ? Change(after, release.Closing, closing => closing with { Asked = null, Returned = rejected.Act.At })
            : after;
    }

    private static CampaignHead Change(CampaignHead head, Predicate<ReserveOffer> which, Func<ReserveOffer, ReserveOffer> change) =>
        head with { ReserveOffers = [.. head.ReserveOffers.Select(one => which(one) ? change(one) : one)] };

    private static CampaignHead Change(CampaignHead head, Id closing, Func<Closing, Closing> change) =>
        head with { Closings = [.. head.Closings.Select(one => one.Id == closing ? change(one) : one)] };

    /// <summary>
    /// Who was offered a place before keeps the term, or has it anew where the offer waited for this revision; who took it keeps it; the others
    /// get the new term, also whose acceptance does not count any more, because by what changed since they held no offer then. Who left after the closing began holds
    /// none: the next revision gives the place to somebody else.
    /// </summary>
    private static CampaignHead Release(CampaignHead head, ResultsReleased released, Act? proposed, EventRegister register)
    {
        var after = Change(head, released.Closing, closing => closing with { Proposed = proposed, Released = released.Act });
        var closing = after.Closings.First(one => one.Id == released.Closing);
        var (left, again) = (register.LeftSince(closing.EventsThrough), released.AsksAgain == true ? AskedAgain(head, closing, register) : []);
        var earlier = head.Offers.Where(offer => !again.Contains(offer.Candidate)).ToDictionary(offer => offer.Candidate, offer => !head.AwaitsRevision(offer) ? offer : offer with
        {
            Due = offer.DueAfter(released),
            Since = after.AreOffersUnsettled ? offer.Since : released.Act.At,
        });
        return after with
        {
            OffersUnsettledSince = after.AreOffersUnsettled ? head.OffersUnsettledSince : null,
            Offers =
            [
                .. closing.Tally!.Places.Where(place => !left.Contains(place.Candidate)).Select(place => new Offer(
                    place.Candidate,
                    earlier.TryGetValue(place.Candidate, out var known) ? known.Due : released.OffersDue,
                    place.IsAccepted || known is { IsAccepted: true },
                    known?.Since ?? released.Act.At)),
            ],
        };
    }

    /// <summary>Who took a place that is only offered by a closing which counts that acceptance: they are to take it anew.</summary>
    internal static HashSet<PersonKeyId> AskedAgain(CampaignHead head, Closing closing, EventRegister register)
    {
        var since = register.AcceptedSince(closing.EventsThrough);
        return
        [
            .. closing.Tally!.Places.Where(place => !place.IsAccepted).Select(place => place.Candidate)
                .Where(candidate => !since.Contains(candidate) && head.Offers.Any(known => known.Candidate == candidate && known.IsAccepted)),
        ];
    }

    private static CampaignHead Register(CampaignHead head, EventsRegistered registered, int lastEvent)
    {
        var offers = head.Offers;
        foreach (var one in registered.Events)
        {
            if (one.Row.Candidate is not { } candidate)
            {
                continue;
            }

            offers = one.Row.Type switch
            {
                EventTypes.Accept => [.. offers.Select(offer => offer.Candidate == candidate ? offer with { IsAccepted = true } : offer)],
                EventTypes.Withdraw or EventTypes.Decline => [.. offers.Where(offer => offer.Candidate != candidate)],
                _ => offers,
            };
        }

        var moves = registered.Events.Any(one => !one.KeepsOffers);
        return head with
        {
            Offers = offers,
            Remedies = registered.Appeal is { } appeal ? head.Remedies.Add(appeal, registered.Events[0].Sequence) : head.Remedies,
            Expected = registered.Appeal is { } come ? head.Expected.Remove(come) : head.Expected,
            OffersUnsettledBy = moves ? lastEvent : head.OffersUnsettledBy,
            OffersUnsettledSince = moves && !head.AreOffersUnsettled ? registered.At : head.OffersUnsettledSince,
        };
    }
}
