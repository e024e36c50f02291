using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Recruit.Web.Office.Tables;

/// <summary>
/// A workbook of spreadsheets (ISO/IEC 29500) whose rows leave as they are written; the library's own packages would hold all of it. Texts are texts, never
/// formulas. A sheet that is full is followed by another.
/// </summary>
/// <param name="name">Name of the sheets; those after the first have a number behind it.</param>
/// <param name="rowsMax">Rows of one sheet, inclusive.</param>
public sealed class XlsxTableFile(string name, int rowsMax = XlsxTableFile.RowsMax) : TableFile
{
    /// <summary>Rows that a sheet can have, inclusive.</summary>
    public const int RowsMax = 1_048_576;

    private const int NameMax = 20;
    private const int DigitsMax = 15;
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Types = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    private readonly List<string> sheets = [];
    private ZipArchive? archive;
    private Stream? entry;
    private OpenXmlWriter? sheet;
    private ImmutableArray<TableCell> header;
    private int rows;

    /// <inheritdoc/>
    public override string ContentType => $"{Types}.sheet";

    /// <inheritdoc/>
    public override string Ending => "xlsx";

    /// <inheritdoc/>
    public override void Add(ImmutableArray<TableCell> row)
    {
        if (sheet is null)
        {
            (archive, header) = (new ZipArchive(Held, ZipArchiveMode.Create, leaveOpen: true), row);
            Begin();
        }
        else if (rows == rowsMax)
        {
            End();
            Begin();
            Write(header);
        }

        Write(row);
    }

    /// <inheritdoc/>
    public override void Finish()
    {
        if (archive is null)
        {
            return;
        }

        End();
        var numbers = Enumerable.Range(1, sheets.Count).Select(number => number.ToString(CultureInfo.InvariantCulture)).ToArray();
        Put("xl/workbook.xml", $"""
            <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="{Relations}"><sheets>{string.Concat(sheets.Zip(numbers)
                .Select(one => $"<sheet name=\"{System.Security.SecurityElement.Escape(one.First)}\" sheetId=\"{one.Second}\" r:id=\"s{one.Second}\"/>"))}</sheets></workbook>
            """);
        Put("xl/_rels/workbook.xml.rels", $"""
            <Relationships xmlns="{Package}/relationships">{string.Concat(numbers
                .Select(number => $"<Relationship Id=\"s{number}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>"))}</Relationships>
            """);
        Put("_rels/.rels", $"""
            <Relationships xmlns="{Package}/relationships"><Relationship Id="w" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>
            """);
        Put("[Content_Types].xml", $"""
            <Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="{Types}.sheet.main+xml"/>{string.Concat(numbers
                .Select(number => $"<Override PartName=\"/xl/worksheets/sheet{number}.xml\" ContentType=\"{Types}.worksheet+xml\"/>"))}</Types>
            """);
        archive.Dispose();
    }

    private void Begin()
    {
        var number = (sheets.Count + 1).ToString(CultureInfo.InvariantCulture);
        var plain = string.Concat(name.Where(letter => !"[]:*?/\\'".Contains(letter)).Take(NameMax));
        sheets.Add(sheets.Count == 0 ? plain : $"{plain} {number}");
        entry = archive!.CreateEntry($"xl/worksheets/sheet{number}.xml").Open();
        sheet = OpenXmlWriter.Create(entry);
        sheet.WriteStartDocument();
        sheet.WriteStartElement(new Worksheet());
        sheet.WriteStartElement(new SheetData());
        rows = 0;
    }

    private void End()
    {
        sheet!.WriteEndElement();
        sheet.WriteEndElement();
        sheet.Dispose();
        entry!.Dispose();
    }

    private void Write(ImmutableArray<TableCell> row)
    {
        rows++;
        sheet!.WriteStartElement(new Row());
        foreach (var cell in row)
        {
            sheet.WriteElement(Made(cell));
        }

        sheet.WriteEndElement();
    }

    /// <summary>A spreadsheet counts with fifteen digits; a number with more stays the text that it is.</summary>
    private static Cell Made(TableCell cell) => cell.IsNumber && cell.Text.Count(char.IsAsciiDigit) <= DigitsMax
        ? new Cell(new CellValue(cell.Text))
        : new Cell(new InlineString(new Text(Allowed(cell.Text)) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString };

    /// <summary>Control characters, and halves of others, have no place in XML.</summary>
    private static string Allowed(string text) =>
        text.All(letter => System.Xml.XmlConvert.IsXmlChar(letter)) ? text : string.Concat(text.EnumerateRunes().Where(rune => rune.Value >= ' ' || rune.Value is '\t' or '\n').Select(rune => rune.ToString()));

    private void Put(string path, string content)
    {
        using var part = archive!.CreateEntry(path).Open();
        part.Write(System.Text.Encoding.UTF8.GetBytes(content.Trim()));
    }
}
