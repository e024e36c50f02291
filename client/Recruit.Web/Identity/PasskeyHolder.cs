using System.Collections.Immutable;
using Microsoft.AspNetCore.Identity;
using Recruit.Vacancies;

namespace Recruit.Web.Identity;

/// <summary>Somebody with passkeys, as ASP.NET Core Identity asks for them.</summary>
/// <param name="Account">The account.</param>
/// <param name="Passkeys">Its passkeys.</param>
internal sealed record PasskeyHolder(Id Account, ImmutableArray<UserPasskeyInfo> Passkeys);

/// <summary>
/// One holder, for one ceremony: the engine keeps accounts, and who is asked for here was asked for there before. What would change somebody is not
/// for this store.
/// </summary>
/// <param name="holder">The only one; nothing where it is not known yet who comes.</param>
internal sealed class OneHolder(PasskeyHolder? holder) : IUserPasskeyStore<PasskeyHolder>
{
    public Task<PasskeyHolder?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Task.FromResult(holder?.Account.Text == userId ? holder : null);

    public Task<IList<UserPasskeyInfo>> GetPasskeysAsync(PasskeyHolder user, CancellationToken cancellationToken) =>
        Task.FromResult<IList<UserPasskeyInfo>>([.. user.Passkeys]);

    public Task<UserPasskeyInfo?> FindPasskeyAsync(PasskeyHolder user, byte[] credentialId, CancellationToken cancellationToken) =>
        Task.FromResult(user.Passkeys.FirstOrDefault(one => one.CredentialId.AsSpan().SequenceEqual(credentialId)));

    public async Task<PasskeyHolder?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        holder is not null && await FindPasskeyAsync(holder, credentialId, cancellationToken) is not null ? holder : null;

    public Task<string> GetUserIdAsync(PasskeyHolder user, CancellationToken cancellationToken) => Task.FromResult(user.Account.Text);

    public Task<string?> GetUserNameAsync(PasskeyHolder user, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    public Task<string?> GetNormalizedUserNameAsync(PasskeyHolder user, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    public Task<PasskeyHolder?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => Task.FromResult<PasskeyHolder?>(null);

    public Task AddOrUpdatePasskeyAsync(PasskeyHolder user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => throw Kept();

    public Task RemovePasskeyAsync(PasskeyHolder user, byte[] credentialId, CancellationToken cancellationToken) => throw Kept();

    public Task SetUserNameAsync(PasskeyHolder user, string? userName, CancellationToken cancellationToken) => throw Kept();

    public Task SetNormalizedUserNameAsync(PasskeyHolder user, string? normalizedName, CancellationToken cancellationToken) => throw Kept();

    public Task<IdentityResult> CreateAsync(PasskeyHolder user, CancellationToken cancellationToken) => throw Kept();

    public Task<IdentityResult> UpdateAsync(PasskeyHolder user, CancellationToken cancellationToken) => throw Kept();

    public Task<IdentityResult> DeleteAsync(PasskeyHolder user, CancellationToken cancellationToken) => throw Kept();

    public void Dispose()
    {
    }

    private static NotSupportedException Kept() => new("The engine keeps accounts.");
}
