namespace Recruit.Files.Csv;

/// <summary>
/// The bytes of a file in blocks, without a byte-order mark, up to its end or the first byte that no text may hold.
/// Sequences are never cut, so whatever is handed out is valid UTF-8 without NUL.
/// </summary>
/// <param name="stream">The file; disposed of with the blocks.</param>
/// <param name="onRead">Told how many bytes came from the file; what it throws ends the reading.</param>
internal sealed class Utf8Blocks(Stream stream, Action<int> onRead) : IDisposable
{
    private readonly byte[] unfinished = new byte[3];
    private int unfinishedLength;
    private bool hasBegun;
    private bool hasEnded;

    /// <summary>Why the blocks ended before the file did, once they have.</summary>
    public TextFault Fault { get; private set; }

    /// <summary>Fills a block as far as one read goes; 0 when there is nothing more.</summary>
    /// <param name="block">At least 16 bytes.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public int Read(Span<byte> block)
    {
        var length = 0;
        while (length == 0 && !hasEnded)
        {
            unfinished.AsSpan(0, unfinishedLength).CopyTo(block);
            var read = stream.Read(block[unfinishedLength..]);
            onRead(read);
            hasEnded = read == 0;
            length = unfinishedLength + read;
            unfinishedLength = hasEnded ? 0 : Utf8Text.UnfinishedAtEnd(block[..length]);
            length -= unfinishedLength;
            block.Slice(length, unfinishedLength).CopyTo(unfinished);
            if (!hasBegun && length > 0)
            {
                hasBegun = true;
                length = Utf8Text.RemoveByteOrderMark(block[..length]);
            }

            Fault = Utf8Text.FindFault(block[..length], out length);
            hasEnded |= Fault != TextFault.None;
        }

        return length;
    }

    public void Dispose() => stream.Dispose();
}
