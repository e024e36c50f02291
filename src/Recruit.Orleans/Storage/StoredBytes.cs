using Orleans.Storage;

namespace Recruit.Orleans.Storage;

/// <summary>A record as a store keeps it: bytes whose form is ours.</summary>
[GenerateSerializer, Alias("recruit.stored")]
public sealed class StoredBytes
{
    /// <summary>The bytes; none where there is no record.</summary>
    [Id(0)]
    public byte[] Bytes { get; set; } = [];
}

/// <summary>Hands our bytes to a store as they are: a form around them would cost a third more in every write.</summary>
public sealed class BytesSerializer : IGrainStorageSerializer
{
    /// <inheritdoc/>
    public BinaryData Serialize<T>(T? input) => new(Of(input).Bytes);

    /// <inheritdoc/>
    public T? Deserialize<T>(BinaryData input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return (T)(object)new StoredBytes { Bytes = input.ToArray() };
    }

    private static StoredBytes Of<T>(T? input) => input as StoredBytes
        ?? throw new ArgumentException($"{typeof(T).Name} is not what Recruit stores.", nameof(input));
}
