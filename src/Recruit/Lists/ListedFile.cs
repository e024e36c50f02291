using Recruit.Actors;
using Recruit.Vacancies;
using Recruit.WorkingDays;

namespace Recruit.Lists;

/// <summary>Where something waits for somebody, at an actor whose key does not follow from the rules of a campaign.</summary>
/// <param name="Actor">Who has it.</param>
/// <param name="Name">Names the file within the actor; empty where the actor has to be asked which it has.</param>
/// <param name="Campaign">Of which campaign; nothing for a file of an agency or of the whole service.</param>
/// <param name="Agency">Of which agency, where it is of no campaign; nothing for the whole service.</param>
/// <param name="File">Holder, since and due; nothing where they move with steps that only the actor knows.</param>
public sealed record ListedFile(ActorKey Actor, string Name, Id? Campaign = null, Id? Agency = null, OpenFile? File = null);
