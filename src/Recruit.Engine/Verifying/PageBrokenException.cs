using System.Globalization;

namespace Recruit.Engine.Verifying;

/// <summary>A page of the journal's file is not as SQLite writes it; what follows on it cannot be read.</summary>
internal sealed class PageBrokenException(uint page, string what)
    : Exception(string.Create(CultureInfo.InvariantCulture, $"page {page} of the file: {what}"));
