using System.Collections.Immutable;
using Recruit.Actors;

namespace Recruit.Sittings;

/// <summary>A device may speak for an attempt that has started.</summary>
/// <param name="Credential">What it shows from now on.</param>
/// <param name="Opened">The attempt and its time.</param>
/// <param name="Form">The order of items and options; nothing for an exercise.</param>
/// <param name="ServerSalt">The server's half of the salts: with it the person can check receipts.</param>
/// <param name="Paper">Opens the paper that was fetched early.</param>
public sealed record AttemptEntered(
    string Credential, AttemptOpened Opened, Form? Form, ReadOnlyMemory<byte> ServerSalt, PaperKey Paper) : Reply;

/// <summary>An answer that was taken, opened for the person who gave it.</summary>
/// <param name="Stored">What the shard holds.</param>
/// <param name="DeviceSalt">The device's half of the salt.</param>
/// <param name="Answer">What the person gave, UTF-8.</param>
public sealed record RestoredAnswer(StoredAnswer Stored, ReadOnlyMemory<byte> DeviceSalt, ReadOnlyMemory<byte> Answer);

/// <summary>Everything that was taken, for a device to go on with.</summary>
/// <param name="Attempt">State and time.</param>
/// <param name="Form">The order of items and options; nothing for an exercise.</param>
/// <param name="Answers">By position.</param>
/// <param name="ServerSalt">The server's half of the salts.</param>
/// <param name="Paper">Opens the paper: a device that was switched off has it no more.</param>
public sealed record AnswersRestored(
    AttemptRead Attempt, Form? Form, ImmutableArray<RestoredAnswer> Answers, ReadOnlyMemory<byte> ServerSalt, PaperKey Paper) : Reply;

/// <summary>The key of a paper that was fetched early.</summary>
/// <param name="Key">32 bytes.</param>
/// <param name="Version">Of the paper.</param>
public sealed record PaperKey(ReadOnlyMemory<byte> Key, int Version);
