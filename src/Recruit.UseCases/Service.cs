using System.Reflection;
using FluentValidation;
using MediatR;
using Recruit.Accounts;
using Recruit.Actors;
using Recruit.Lists;
using Recruit.Privacy;
using Recruit.Sittings;
using Recruit.UseCases.Attraction;
using Recruit.UseCases.Campaigns;
using Recruit.UseCases.ItemBanks;
using Recruit.UseCases.Lists;
using Recruit.UseCases.Pipeline;

namespace Recruit.UseCases;

/// <summary>What use cases need of a host.</summary>
/// <param name="Actors">The actors.</param>
/// <param name="Seals">Keys of persons.</param>
/// <param name="CreateKeys">Makes keys for persons who have none; one that is there stays.</param>
/// <param name="Papers">Keys of papers and definitions.</param>
/// <param name="Time">For measuring, never for a decision.</param>
/// <param name="Lists">What lists are read from.</param>
public sealed record ServiceParts(
    IActors Actors, PersonSeals Seals, Action<IReadOnlyCollection<PersonKeyId>> CreateKeys, PaperKeys Papers, TimeProvider Time, ReadIndex Lists)
{
    /// <summary>
    /// Figures of signing in. Unless the host sets others: five free tries in a row, then waits that double from two seconds to a quarter of an hour; a
    /// session lasts twelve hours, and half an hour unused (NIST SP 800-63B, AAL2).
    /// </summary>
    public SignInPolicy SignIn { get; init; } = new(
        5, TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(15), TimeSpan.FromHours(12), TimeSpan.FromMinutes(30));

    /// <summary>
    /// Whoever asks for a list waits so long at most for the index to have what was durable then; afterwards the list shows an earlier position, which it
    /// prints. A second, unless the host sets another.
    /// </summary>
    public TimeSpan ListsWithin { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Declared fields that lists opened a short time ago.</summary>
    internal OpenedFields Fields { get; } = new();

    /// <summary>Sealed rules of campaigns that were asked for last.</summary>
    internal RulesShelf SealedRules { get; } = new();

    /// <summary>What everybody may know of sealed rules, of campaigns whose pages were opened.</summary>
    internal KnownRules Rules { get; } = new();

    /// <summary>Released results that were counted for everybody.</summary>
    internal KnownResults Results { get; } = new();

    /// <summary>Sample tests that were opened for everybody.</summary>
    internal KnownSamples Samples { get; } = new();
}

/// <summary>
/// The one way to ask for something: through measuring, validation, authorisation, the demand for an operation's name, and the record of who
/// looks at whose data. Handlers and
/// validators are found once, by their types.
/// </summary>
public sealed class Service
{
    private readonly Mediator mediator;

    /// <summary>A service over a host.</summary>
    public Service(ServiceParts parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        mediator = new Mediator(new Parts(parts with { Actors = new AnsweringActors(parts.Actors) }).Get);
    }

    /// <summary>Asks.</summary>
    public Task<Reply> AskAsync(UseCase request, CancellationToken cancellation = default) => mediator.Send(request, cancellation);

    /// <summary>Makes what the mediator asks for by type.</summary>
    private sealed class Parts(ServiceParts parts)
    {
        private static readonly Type[] Steps =
            [typeof(Measuring<>), typeof(Validating<>), typeof(Authorising<>), typeof(NamingOperation<>), typeof(LoggingLooks<>)];

        private readonly Dictionary<Type, Type> handlers = ImplementationsOf(typeof(IRequestHandler<,>)).ToDictionary(one => one.Contract, one => one.Type);
        private readonly ILookup<Type, Type> validators = ImplementationsOf(typeof(IValidator<>)).ToLookup(one => one.Contract, one => one.Type);

        public object Get(Type wanted)
        {
            if (wanted.IsGenericType && wanted.GetGenericTypeDefinition() == typeof(IEnumerable<>))
            {
                return Many(wanted.GetGenericArguments()[0]);
            }

            return handlers.TryGetValue(wanted, out var handler)
                ? Create(handler)
                : throw new InvalidOperationException($"Nothing handles {wanted}.");
        }

        private Array Many(Type one)
        {
            Type[] types = one.GetGenericTypeDefinition() == typeof(IPipelineBehavior<,>)
                ? [.. Steps.Select(step => step.MakeGenericType(one.GetGenericArguments()[0]))]
                : [.. validators[one]];
            var all = Array.CreateInstance(one, types.Length);
            for (var place = 0; place < types.Length; place++)
            {
                all.SetValue(Create(types[place]), place);
            }

            return all;
        }

        private object Create(Type type)
        {
            var constructor = type.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance).Single();
            return constructor.Invoke([.. constructor.GetParameters().Select(parameter => Argument(parameter.ParameterType))]);
        }

        private object Argument(Type type) =>
            type == typeof(IActors) ? parts.Actors
            : type == typeof(ServiceParts) ? parts
            : type == typeof(TimeProvider) ? parts.Time
            : type == typeof(RoleMatrix) ? RoleMatrix.Current
            : Get(type);

        private static IEnumerable<(Type Contract, Type Type)> ImplementationsOf(Type contract) =>
            from type in typeof(Service).Assembly.GetTypes()
            where type is { IsAbstract: false, IsGenericTypeDefinition: false }
            from implemented in type.GetInterfaces()
            where implemented.IsGenericType && implemented.GetGenericTypeDefinition() == contract
            select (implemented, type);
    }
}
