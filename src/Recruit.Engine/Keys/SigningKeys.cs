using System.Collections.Immutable;
using Recruit.Evidence;

namespace Recruit.Engine.Keys;

/// <summary>
/// The service's signing key, its public forerunners, and the change from one to the next. The journal decides about a change:
/// <list type="number">
/// <item><see cref="BeginRotation"/> makes the next key and keeps it as pending;</item>
/// <item>the engine appends the event that names it, in a batch that the old key signs;</item>
/// <item><see cref="CompleteRotation"/> makes it current and destroys the private half of the old one.</item>
/// </list>
/// After a crash <see cref="Pending"/> is there again; the engine completes the change where the journal names that key, and drops it where not.
/// </summary>
public sealed class SigningKeys : IDisposable
{
    private readonly Lock turn = new();
    private readonly string folder;

    /// <summary>Opens the keys, and finishes a change that was under way.</summary>
    internal SigningKeys(string folder)
    {
        this.folder = folder;
        FinishRotation();
        Signer = SigningKeyFile.Read(In(KeyNames.Signing), origin: null);
        if (SigningKeyFile.ReadPublic(In(KeyNames.PublicOf(Origin))).ToString() != Signer.PublicKey.ToString())
        {
            throw new KeyFolderException(KeyProblem.Damaged, In(KeyNames.PublicOf(Origin)));
        }

        if (File.Exists(In(KeyNames.PendingSigning)))
        {
            using var pending = SigningKeyFile.Read(In(KeyNames.PendingSigning), Origin);
            Pending = pending.PublicKey;
        }

        Retired = ReadRetired();
    }

    /// <summary>Name of the service's log and of its keys.</summary>
    public string Origin => Signer.PublicKey.Name;

    /// <summary>Signs with the current key.</summary>
    public BatchSigner Signer { get; private set; }

    /// <summary>The next key, while a rotation is neither completed nor dropped.</summary>
    public VerifierKey? Pending { get; private set; }

    /// <summary>Public halves of keys that signed before, in no order of time; nobody can sign with them any more.</summary>
    public ImmutableArray<VerifierKey> Retired { get; private set; }

    /// <summary>Whether the current key or one before it signed a batch.</summary>
    public bool HasSigned(BatchRoot root)
    {
        ArgumentNullException.ThrowIfNull(root);
        return root.IsSignedBy(Signer.PublicKey) || Retired.Any(root.IsSignedBy);
    }

    /// <summary>Makes the next key. It does not sign before <see cref="CompleteRotation"/>.</summary>
    /// <exception cref="InvalidOperationException">A rotation is under way already.</exception>
    public VerifierKey BeginRotation()
    {
        lock (turn)
        {
            return Pending is null
                ? Pending = SigningKeyFile.Create(In(KeyNames.PendingSigning), Origin)
                : throw new InvalidOperationException($"A rotation to {Pending.Id} is under way.");
        }
    }

    /// <summary>Makes the pending key current, once the journal names it durably.</summary>
    /// <param name="named"><see cref="VerifierKey.Id"/> of the key in the journal's event.</param>
    /// <exception cref="InvalidOperationException">No such key is pending; nothing has changed.</exception>
    public void CompleteRotation(Digest named)
    {
        lock (turn)
        {
            if (Pending?.Id != named)
            {
                throw new InvalidOperationException($"The journal names {named}; pending is {Pending?.Id.ToString() ?? "no key"}.");
            }

            Signer.Dispose();
            DurableFile.Move(In(KeyNames.Signing), In(KeyNames.RetiringSigning), replace: false);
            FinishRotation();
            Signer = SigningKeyFile.Read(In(KeyNames.Signing), Pending.Name);
            Pending = null;
            Retired = ReadRetired();
        }
    }

    /// <summary>Destroys the pending key, where the journal does not name it. Without a pending key nothing happens.</summary>
    public void DropRotation()
    {
        lock (turn)
        {
            if (Pending is not null)
            {
                DurableFile.Destroy(In(KeyNames.PendingSigning));
                Pending = null;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Signer.Dispose();

    /// <summary>
    /// A retiring key says that the change was decided. Each step may be repeated after a crash, and the private half goes last, when all
    /// that is needed without it has been written.
    /// </summary>
    private void FinishRotation()
    {
        if (!File.Exists(In(KeyNames.RetiringSigning)))
        {
            return;
        }

        if (!File.Exists(In(KeyNames.Signing)))
        {
            if (!File.Exists(In(KeyNames.PendingSigning)))
            {
                throw new KeyFolderException(KeyProblem.Missing, In(KeyNames.Signing));
            }

            DurableFile.Move(In(KeyNames.PendingSigning), In(KeyNames.Signing), replace: false);
        }

        using (var current = SigningKeyFile.Read(In(KeyNames.Signing), origin: null))
        {
            SigningKeyFile.WritePublic(In(KeyNames.PublicOf(current.PublicKey.Name)), current.PublicKey);
        }

        if (!DurableFile.IsWiped(In(KeyNames.RetiringSigning)))
        {
            using var old = SigningKeyFile.Read(In(KeyNames.RetiringSigning), origin: null);
            SigningKeyFile.WritePublic(In(KeyNames.RetiredOf(old.PublicKey.Id)), old.PublicKey);
        }

        DurableFile.Destroy(In(KeyNames.RetiringSigning));
    }

    private ImmutableArray<VerifierKey> ReadRetired()
    {
        var keys = ImmutableArray.CreateBuilder<VerifierKey>();
        foreach (var file in KeyNames.AllRetired(folder))
        {
            var key = SigningKeyFile.ReadPublic(file);
            var isWhole = key.Name == Origin && Path.GetFileName(file) == KeyNames.RetiredOf(key.Id);
            keys.Add(isWhole ? key : throw new KeyFolderException(KeyProblem.Damaged, file));
        }

        return keys.ToImmutable();
    }

    private string In(string name) => Path.Combine(folder, name);
}
