namespace Recruit.Orleans.Books;

/// <summary>Writes the last of a silo's book: after its actors stored what was open, and before the store goes.</summary>
/// <param name="parts">Of the silo.</param>
internal sealed class BookEnd(SiloParts parts) : ILifecycleParticipant<ISiloLifecycle>
{
    private const int BeforeActive = ServiceLifecycleStage.Active - 1;

    /// <inheritdoc/>
    public void Participate(ISiloLifecycle observer) =>
        observer.Subscribe(nameof(BookEnd), BeforeActive, _ => Task.CompletedTask, cancellation => parts.Book.FinishAsync().WaitAsync(cancellation));
}
