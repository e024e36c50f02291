using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using Recruit.Accounts;

namespace Recruit.UseCases.Pipeline;

/// <summary>
/// Who may ask for what: one row for each use case and one column for each role, <c>allow</c> or <c>deny</c>. A row whose only other cell is
/// <c>public</c> is open to everybody, without an account. The file <c>role-matrix.csv</c> is the only place where this is said.
/// </summary>
public sealed class RoleMatrix
{
    private const string Public = "public";

    private readonly FrozenDictionary<string, ImmutableHashSet<Role>> allowed;
    private readonly FrozenSet<string> open;

    private RoleMatrix(IReadOnlyDictionary<string, ImmutableHashSet<Role>> allowed, IEnumerable<string> open) =>
        (this.allowed, this.open) = (allowed.ToFrozenDictionary(), open.ToFrozenSet());

    /// <summary>The matrix of this version.</summary>
    public static RoleMatrix Current { get; } = Parse(ReadResource());

    /// <summary>Names of the use cases that have a row.</summary>
    public IEnumerable<string> UseCases => allowed.Keys.Concat(open);

    /// <summary>Names of the use cases that are open to everybody.</summary>
    public IEnumerable<string> OpenToEverybody => open;

    /// <summary>Whether a caller may ask for it: it is open to everybody, or the caller has a role that may.</summary>
    public bool MayAsk(Type useCase, Caller caller)
    {
        ArgumentNullException.ThrowIfNull(useCase);
        return open.Contains(useCase.Name) || RoleFor(useCase, caller) is not null;
    }

    /// <summary>In which role a caller may ask for it; nothing if in none. One role that may is enough; what has no row may nobody.</summary>
    /// <remarks>The roles of an agency are worth nothing without the agency, because then nothing would keep the caller from those of others.</remarks>
    public Role? RoleFor(Type useCase, Caller caller)
    {
        ArgumentNullException.ThrowIfNull(useCase);
        ArgumentNullException.ThrowIfNull(caller);
        return allowed.TryGetValue(useCase.Name, out var may)
            ? caller.Roles.Where(role => may.Contains(role) && (caller.Agency is not null || !Roles.IsStaff(role) || Roles.IsOfService(role)))
                .Order().Select(role => (Role?)role).FirstOrDefault()
            : null;
    }

    /// <summary>Reads a matrix.</summary>
    /// <exception cref="InvalidDataException">A role has no column, or a cell is neither allow nor deny; the message names the place.</exception>
    public static RoleMatrix Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var header = lines[0].Split(',');
        Role[] roles = Enum.GetValues<Role>();
        if (!header.Skip(1).SequenceEqual(roles.Select(NameOf)))
        {
            throw new InvalidDataException($"role-matrix.csv:1: the columns are not {string.Join(',', roles.Select(NameOf))}");
        }

        var rows = new Dictionary<string, ImmutableHashSet<Role>>();
        var open = new HashSet<string>();
        for (var line = 1; line < lines.Length; line++)
        {
            var cells = lines[line].Split(',');
            if (cells is [var name, Public] && !rows.ContainsKey(name) && open.Add(name))
            {
                continue;
            }

            if (open.Contains(cells[0]) || cells.Length != header.Length || cells.Skip(1).Any(cell => cell is not ("allow" or "deny")) || rows.ContainsKey(cells[0]))
            {
                throw new InvalidDataException($"role-matrix.csv:{line + 1}: a use case, once, and allow or deny for each role, or public");
            }

            rows.Add(cells[0], [.. roles.Where((_, place) => cells[place + 1] == "allow")]);
        }

        return new RoleMatrix(rows, open);
    }

    private static string NameOf(Role role) => JsonNamingPolicy.KebabCaseLower.ConvertName(role.ToString());

    private static string ReadResource()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Recruit.UseCases.role-matrix.csv")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
