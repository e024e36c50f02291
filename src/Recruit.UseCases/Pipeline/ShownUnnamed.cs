using Recruit.Actors;
using Recruit.Privacy;

namespace Recruit.UseCases.Pipeline;

/// <summary>
/// What is shown of a person to somebody who must not learn whose it is: the pipeline puts the look on record for the person, and lets out only
/// what is shown.
/// </summary>
/// <param name="Person">Whose it is; stays inside.</param>
/// <param name="Shown">What leaves.</param>
internal sealed record ShownUnnamed(PersonKeyId Person, Reply Shown) : Reply, IShowsPerson;
