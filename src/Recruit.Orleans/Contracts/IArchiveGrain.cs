namespace Recruit.Orleans.Contracts;

/// <summary>Reads what belongs to no single actor a caller knows: attachments by their reference, receipts by their place.</summary>
[Alias("recruit.archive")]
public interface IArchiveGrain : IGrainWithIntegerKey
{
    /// <summary>The bytes of an attachment, or nothing.</summary>
    /// <param name="reference">Its digest.</param>
    [Alias("attachment")]
    Task<byte[]?> ReadAttachmentAsync(byte[] reference);

    /// <summary>Receipts at packed places, in their order; nothing at a place where no receipt is.</summary>
    [Alias("receipts")]
    Task<byte[]?[]> ReadReceiptsAsync(ulong[] places);

    /// <summary>The section of the book that a silo began last, or nothing.</summary>
    [Alias("newest-book")]
    Task<uint?> ReadNewestBookAsync();

    /// <summary>A record of a silo's book as it is stored, or nothing behind the last.</summary>
    /// <param name="section">Section of the log that the book is.</param>
    /// <param name="number">Of the record, from 0.</param>
    [Alias("book")]
    Task<byte[]?> ReadBookAsync(uint section, int number);
}

/// <summary>Hands out sections of the log: each is given once.</summary>
[Alias("recruit.sections")]
public interface ISectionsGrain : IGrainWithIntegerKey
{
    /// <summary>The first of so many sections side by side that belong to the caller from now on.</summary>
    [Alias("take")]
    Task<uint> TakeAsync(int count);
}
