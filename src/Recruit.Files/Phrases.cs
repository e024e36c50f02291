namespace Recruit.Files;

/// <summary>The agreed beginnings of messages (campaign-folder 5); those of the references stand with their checks in the core.</summary>
internal static class Phrases
{
    public const string MissingFile = "missing file";
    public const string NotUtf8 = "not UTF-8";
    public const string Nul = "NUL character";
    public const string NotJson = "not JSON";
    public const string MissingHeader = "missing header";
    public const string BadQuoting = "bad quoting";
    public const string BadLineEnd = "bad line end";
    public const string RowTooLong = "row too long";
    public const string WrongNumberOfCells = "wrong number of cells";

    public const string WrongType = "wrong type";
    public const string MissingMember = "missing member";
    public const string UnknownMember = "unknown member";
    public const string DuplicateMember = "duplicate member";
    public const string UnknownValue = "unknown value";
    public const string NotANumber = "not a number";
    public const string NotAWholeNumber = "not a whole number";
    public const string NotADate = "not a date";
    public const string OutOfRange = "out of range";
    public const string BadId = "bad id";
    public const string BadPerson = "bad person";
    public const string BadOption = "bad option";
    public const string BadSource = "bad source";
    public const string BadText = "bad text";
    public const string BadTimeZone = "bad time zone";
    public const string EmptyList = "empty list";

    public const string DuplicateId = "duplicate id";
    public const string IdDiffersFromFileName = "id differs from file name";

    public const string MissingColumn = "missing column";
    public const string UnknownColumn = "unknown column";
    public const string DuplicateColumn = "duplicate column";

    public const string Required = "required";
    public const string NotAllowed = "not allowed";
    public const string DuplicateRow = "duplicate row";
    public const string NotATime = "not a time";
    public const string NotAFlag = "not a flag";
    public const string UnknownCandidate = "unknown candidate";
    public const string UnknownTest = "unknown test";
    public const string UnknownItem = "unknown item";
    public const string UnknownExercise = "unknown exercise";
    public const string UnknownCriterion = "unknown criterion";
    public const string UnknownPanel = "unknown panel";
    public const string UnknownMemberOfPanel = "unknown member";
    public const string UnknownField = "unknown field";
    public const string UnknownStage = "unknown stage";
    public const string UnknownLevel = "unknown level";
    public const string UnknownOption = "unknown option";
    public const string UnknownState = "unknown state";
    public const string UnknownType = "unknown type";
    public const string UnknownPolicy = "unknown policy";
    public const string DuplicateOption = "duplicate option";
    public const string EndedBeforeStarted = "ended before started";
    public const string NoAttempt = "no attempt";
    public const string MarkOutOfRange = "mark out of range";
    public const string RatingOutOfRange = "rating out of range";
    public const string TooManyMarkers = "too many markers";
    public const string Recused = "recused";
    public const string NothingLeftToSpreadOver = "nothing left to spread over";
}
