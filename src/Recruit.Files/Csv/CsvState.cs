namespace Recruit.Files.Csv;

/// <summary>Where in a row a byte stands.</summary>
internal enum CsvState
{
    AtCell,
    Plain,
    Quoted,
    AfterQuote,
    AfterReturn,

    /// <summary>Where a quote, or what follows one, must not stand.</summary>
    Refused,
}

/// <summary>The grammar of RFC 4180 as steps.</summary>
internal static class CsvGrammar
{
    /// <summary>Where the row is after one more byte that does not end it.</summary>
    public static CsvState After(CsvState state, byte b)
    {
        if (b == '"')
        {
            return state switch
            {
                CsvState.AtCell or CsvState.AfterQuote => CsvState.Quoted,
                CsvState.Quoted => CsvState.AfterQuote,
                _ => CsvState.Refused,
            };
        }

        return state == CsvState.Quoted ? state : b switch
        {
            (byte)',' => CsvState.AtCell,
            (byte)'\r' => CsvState.AfterReturn,
            _ => state == CsvState.AfterQuote ? CsvState.Refused : CsvState.Plain,
        };
    }
}
