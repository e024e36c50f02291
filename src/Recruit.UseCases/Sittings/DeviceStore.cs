using Recruit.Sittings;
using Recruit.Vacancies;

namespace Recruit.UseCases.Sittings;

/// <summary>
/// What a device keeps of a running attempt until it was received, and puts into an answers file where no line carries it. It lies there under a key that the
/// pages of the attempt have and nobody else: not even who uploads the file can read it, change it or make another.
/// </summary>
public static class DeviceStore
{
    private static readonly Id Pages = new("pages");

    /// <summary>The key of an attempt: 32 bytes that follow from the key folder, so that nothing is stored for it.</summary>
    /// <param name="papers">Keys of the service.</param>
    /// <param name="attempt">Id of the attempt.</param>
    public static byte[] KeyOf(PaperKeys papers, Id attempt)
    {
        ArgumentNullException.ThrowIfNull(papers);
        return papers.KeyFor(Pages, $"device store {attempt}");
    }
}
