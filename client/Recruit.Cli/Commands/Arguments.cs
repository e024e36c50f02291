using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Recruit.Cli.Commands;

/// <summary>Arguments and options that several commands have; one word, one meaning.</summary>
internal static class Arguments
{
    public static Argument<string> Campaign() => Folder("The campaign folder: vacancy.json, candidates.csv and so on.");

    /// <summary>A folder that is named without an option.</summary>
    public static Argument<string> Folder(string description, string name = "folder")
    {
        var folder = new Argument<string>(name) { Description = description };
        folder.Validators.Add(result => DemandPath(result, name));
        return folder;
    }

    /// <summary>A file that is named without an option.</summary>
    public static Argument<string> File(string description)
    {
        var file = new Argument<string>("file") { Description = description };
        file.Validators.Add(result => DemandPath(result, "file"));
        return file;
    }

    /// <summary>A folder that is named by an option.</summary>
    public static Option<string> FolderOption(string name, string description) => PathOption(name, description, "folder");

    /// <summary>A file that is named by an option.</summary>
    public static Option<string> FileOption(string name, string description) => PathOption(name, description, "file");

    private static Option<string> PathOption(string name, string description, string kind)
    {
        var path = new Option<string>(name) { Description = description, HelpName = kind };
        path.Validators.Add(result => DemandPath(result, name));
        return path;
    }

    /// <summary>How tables are printed.</summary>
    public static Option<string> Output(params string[] forms)
    {
        var option = new Option<string>("--output")
        {
            Description = "How results are printed.",
            DefaultValueFactory = _ => forms[0],
            HelpName = string.Join('|', forms),
        };
        option.AcceptOnlyFromAmong(forms);
        return option;
    }

    public static Option<long> Seed(long value)
    {
        var option = Whole("--seed", long.MinValue, long.MaxValue, "Another number gives other people; the same one gives the same bytes everywhere.");
        option.DefaultValueFactory = _ => value;
        return option;
    }

    /// <summary>An option whose value is a whole number between two others, both inclusive.</summary>
    public static Option<long> Whole(string name, long least, long most, string description) => new(name)
    {
        Description = description,
        HelpName = "number",
        CustomParser = result =>
        {
            if (long.TryParse(result.Tokens[0].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most)
            {
                return value;
            }

            result.AddError($"{name} must be a whole number from {least} to {most}");
            return 0;
        },
    };

    /// <summary>An empty path, often from a shell variable that is not set, would mean the current directory or nothing at all.</summary>
    private static void DemandPath(SymbolResult result, string name)
    {
        if (result.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value) || token.Value.Contains('\0', StringComparison.Ordinal)))
        {
            result.AddError($"{name} must be a path; it is empty, blank or has a NUL in it");
        }
    }
}
