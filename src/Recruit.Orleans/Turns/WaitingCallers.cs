using Recruit.Actors;

namespace Recruit.Orleans.Turns;

/// <summary>The callers who wait at one actor: bounded in number and in bytes, as at the mailbox of the embedded engine.</summary>
/// <param name="limits">How many may wait.</param>
internal sealed class WaitingCallers(SiloSettings limits)
{
    private int waiting;
    private long bytes;

    /// <summary>Counts a caller; false, and not counted, where there is no room. One always finds room where nobody waits.</summary>
    public bool TryEnter(ActorCommand command)
    {
        if (waiting >= limits.MailboxRoom || (waiting > 0 && bytes + command.Weight > limits.MailboxBytes))
        {
            return false;
        }

        (waiting, bytes) = (waiting + 1, bytes + command.Weight);
        return true;
    }

    public void Leave(ActorCommand command) => (waiting, bytes) = (waiting - 1, bytes - command.Weight);
}
