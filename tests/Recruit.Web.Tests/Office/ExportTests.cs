using System.Collections.Immutable;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Recruit.Accounts;
using Recruit.Candidates.Profile;
using Recruit.Lists;
using Recruit.Privacy;
using Recruit.UseCases;
using Recruit.UseCases.Lists;
using Recruit.Vacancies;
using Recruit.Web.Demo;
using Recruit.Web.Office.Tables;

namespace Recruit.Web.Tests.Office;

/// <summary>Files that people and machines take away say what the list says, run nothing, and hold nothing that is not released.</summary>
[Collection(OfficeTests.Name)]
public sealed partial class ExportTests(OfficeService office)
{
    private const string File = $"{OfficeService.Filled}/applicants/file";
    private const string Held = $"/en/office/{OfficeService.Embargoed}/applicants/file";

    [Fact]
    public async Task A_spreadsheet_has_the_rows_of_the_list_and_reads_back_cell_by_cell()
    {
        using var officer = await office.OfficerAsync();
        var plain = Rows(await TextAsync(officer, $"{File}?form=machines"), ',');
        var (type, bytes) = await TakeAsync(officer, $"{File}?form=xlsx");
        type.ShouldBe("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        using var book = SpreadsheetDocument.Open(new MemoryStream(bytes), false);
        new OpenXmlValidator().Validate(book).Select(one => one.Description).ShouldBeEmpty();
        var rows = book.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Row>()
            .Select(row => row.Elements<Cell>().Select(cell => cell.InlineString?.InnerText ?? cell.CellValue?.Text ?? "").ToArray()).ToArray();
        rows.Length.ShouldBe(plain.Count);
        rows.Select(row => row[0]).Skip(1).ShouldBe(plain.Skip(1).Select(row => row[0]));
        var years = Array.IndexOf(plain[0], "years");
        rows.Skip(1).Select(row => row[years]).ShouldBe(plain.Skip(1).Select(row => row[years]));
        var rank = Array.IndexOf(plain[0], "interview.rank");
        rows.Skip(1).Select(row => row[rank]).ShouldBe(plain.Skip(1).Select(row => row[rank]));
        plain.Skip(1).ShouldContain(row => row[rank] == "1");
    }

    [Fact]
    public async Task A_file_for_people_opens_in_their_language_and_one_for_machines_in_none()
    {
        using var officer = await office.OfficerAsync();
        var (type, bytes) = await TakeAsync(officer, $"{File.Replace("/en/", "/ru/", StringComparison.Ordinal)}?form=csv&stage=filter&decision=pass");
        type.ShouldBe("text/csv");
        bytes.AsSpan(0, 3).ToArray().ShouldBe(Encoding.UTF8.Preamble.ToArray());
        var people = Rows(Encoding.UTF8.GetString(bytes.AsSpan(3)), ';');
        people[0][0].ShouldBe("Кандидат");
        people.ShouldAllBe(row => row.Length == people[0].Length);
        people.Skip(1).SelectMany(row => row).ShouldContain(cell => Decimal().IsMatch(cell));

        var machines = await TextAsync(officer, $"{File}?form=machines&stage=filter&decision=pass");
        machines.ShouldStartWith("candidate,received,state,");
        Rows(machines, ',').Count.ShouldBe(people.Count);
        (await officer.GetAsync($"{File}?form=pdf")).Status.ShouldBe(HttpStatusCode.NotFound);
        using var auditor = await office.Demo.SignInAsync(Role.Auditor);
        (await auditor.GetAsync($"{File}?form=csv")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("machines")]
    [InlineData("xlsx")]
    public async Task Each_person_in_a_file_finds_one_look_of_who_took_it_and_nobody_else_does(string form)
    {
        using var officer = await office.OfficerAsync();
        var all = await PeopleAsync(ApplicantFilter.All);
        var taken = await PeopleAsync(ApplicantFilter.All with { Results = new ResultFilter(new Id("filter"), [], ["fail"]) });
        taken.Length.ShouldBeInRange(2, all.Length - 1);
        var before = await LooksAsync(all);
        (await TakeAsync(officer, $"{File}?form={form}&stage=filter&decision=fail")).Bytes.ShouldNotBeEmpty();
        var after = await LooksAsync(all);
        var account = await office.AccountOfAsync(Role.AgencyOfficer);
        foreach (var person in all)
        {
            var found = after[person].Skip(before[person].Length).ToArray();
            found.Length.ShouldBe(taken.Contains(person) ? 1 : 0, person.ToString());
            found.ShouldAllBe(look => look.UseCase.Text == nameof(SearchApplicants) && look.Act.Reason.Text == "export" && look.Act.By.Text == account && look.Role == Role.AgencyOfficer);
        }
    }

    [Theory]
    [InlineData("csv", ';')]
    [InlineData("machines", ',')]
    public async Task What_a_spreadsheet_would_run_is_text(string form, char separator)
    {
        using var officer = await office.OfficerAsync();
        var rows = Rows(await TextAsync(officer, $"{Held}?form={form}"), separator);
        rows.Skip(1).Select(row => row[3]).ShouldBe(["'=HYPERLINK(\"http://example.kz\";\"A, B\")", "'@SUM(1)", "'+7 701"], ignoreOrder: true);
        rows.SelectMany(row => row).ShouldAllBe(cell => cell.Length == 0 || !"=+@\t\r".Contains(cell[0]));
        rows.Skip(1).Select(row => row[5]).ShouldBe(["-1.5", "2", ""], ignoreOrder: true);

        // In a spreadsheet the same texts are as they were given, in cells that hold no formula.
        using var book = SpreadsheetDocument.Open(new MemoryStream((await TakeAsync(officer, $"{Held}?form=xlsx")).Bytes), false);
        var sheet = book.WorkbookPart!.WorksheetParts.Single().Worksheet;
        sheet.Descendants<CellFormula>().ShouldBeEmpty();
        sheet.Descendants<Cell>().Select(cell => cell.InnerText).ShouldContain("=HYPERLINK(\"http://example.kz\";\"A, B\")");
    }

    /// <summary>A spreadsheet of another language begins cells where this file has none.</summary>
    [Theory]
    [InlineData("x;=1+1", "\"x;'=1+1\"")]
    [InlineData("x,@SUM(A1)", "\"x,'@SUM(A1)\"")]
    [InlineData("-1", "'-1")]
    [InlineData("Айжан-Гүл", "Айжан-Гүл")]
    public async Task A_formula_behind_any_separator_is_none(string text, string written)
    {
        foreach (var forMachines in (bool[])[true, false])
        {
            using var file = new CsvTableFile(forMachines);
            var sent = new MemoryStream();
            file.Add([new TableCell(text)]);
            await file.SendAsync(sent, default);
            Encoding.UTF8.GetString(sent.ToArray()).Trim('\uFEFF').ShouldBe($"{written}\r\n");
        }
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("machines")]
    [InlineData("xlsx")]
    public async Task Nothing_of_a_closing_that_is_not_released_is_in_a_file(string form)
    {
        using var officer = await office.OfficerAsync();
        var (_, bytes) = await TakeAsync(officer, $"{Held}?form={form}");
        var text = form == "xlsx" ? Inside(bytes) : Encoding.UTF8.GetString(bytes);
        text.ShouldContain("master");
        text.ShouldNotContain("no-degree");
        text.ShouldNotContain("filter");
        text.ShouldNotContain("770009");
    }

    [Fact]
    public async Task The_campaign_folder_and_the_released_lists_are_archives()
    {
        using var officer = await office.OfficerAsync();
        var page = await officer.GetAsync($"{OfficeService.Filled}/exports");
        foreach (var (handler, file) in new[] { ("Folder", "vacancy.json"), ("Lists", "stages.csv") })
        {
            // It leaves as it is written, so nobody knows beforehand how long it becomes.
            var (length, archive) = await officer.DownloadAsync(page, handler);
            length.ShouldBeNull();
            using var zip = new ZipArchive(new MemoryStream(archive));
            zip.Entries.Select(one => one.FullName).ShouldContain(file);
        }

        var held = await officer.GetAsync($"/en/office/{OfficeService.Embargoed}/exports");
        (await officer.SubmitAsync(held, [], "Lists")).Errors.ShouldBe(["Nothing was released yet"]);
        using var approver = await office.ApproverAsync();
        var second = await approver.GetAsync($"{OfficeService.Filled}/exports");
        second.Document.QuerySelectorAll("form[action*=Folder]").ShouldBeEmpty();
        (await approver.PostAsync(second, $"{OfficeService.Filled}/exports?handler=Folder")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_sheet_that_is_full_is_followed_by_another()
    {
        using var file = new XlsxTableFile("a:b", rowsMax: 3);
        var sent = new MemoryStream();
        for (var row = 0; row <= 3; row++)
        {
            file.Add([new TableCell(row == 0 ? "head" : "x\u0001")]);
            await file.SendAsync(sent, default);
        }

        file.Finish();
        await file.SendAsync(sent, default);
        sent.Position = 0;
        using var book = SpreadsheetDocument.Open(sent, false);
        book.WorkbookPart!.Workbook.Descendants<Sheet>().Select(one => one.Name!.Value).ShouldBe(["ab", "ab 2"]);
        var second = (WorksheetPart)book.WorkbookPart.GetPartById("s2");
        second.Worksheet.Descendants<Cell>().Select(cell => cell.InnerText).ShouldBe(["head", "x"]);
    }

    private async Task<PersonKeyId[]> PeopleAsync(ApplicantFilter filter)
    {
        var found = await office.DoAsync<ApplicantsFound>(new SearchApplicants(DemoDesk.Officer, DemoDesk.Fresh, DemoDesk.Reason, new Id("chief-specialist"), filter, Most: SearchApplicants.RowsMax));
        found.Next.ShouldBeNull();
        return [.. found.People];
    }

    /// <summary>What each of them is told of who looked, oldest first.</summary>
    private async Task<Dictionary<PersonKeyId, ImmutableArray<Look>>> LooksAsync(PersonKeyId[] people)
    {
        var looks = new Dictionary<PersonKeyId, ImmutableArray<Look>>();
        foreach (var person in people)
        {
            var who = new Caller(new Id("looks"), [Role.Candidate], Person: person);
            var now = DateOnly.FromDateTime(office.Demo.Time.GetUtcNow().UtcDateTime);
            looks[person] = (await office.DoAsync<LooksTold>(new UseCases.Candidates.ReadOwnLooks(who, DemoDesk.Fresh, new DateOnly(now.Year, now.Month, 1)))).Looks;
        }

        return looks;
    }

    private static async Task<(string? Type, byte[] Bytes)> TakeAsync(Visitor visitor, string path)
    {
        using var response = await visitor.SendAsync(HttpMethod.Get, path);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        response.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        return (response.Content.Headers.ContentType?.MediaType, await response.Content.ReadAsByteArrayAsync());
    }

    private static async Task<string> TextAsync(Visitor visitor, string path) => Encoding.UTF8.GetString((await TakeAsync(visitor, path)).Bytes).TrimStart('\ufeff');

    private static string Inside(byte[] archive)
    {
        using var zip = new ZipArchive(new MemoryStream(archive));
        return string.Concat(zip.Entries.Select(entry =>
        {
            using var reader = new StreamReader(entry.Open());
            return reader.ReadToEnd();
        }));
    }

    [GeneratedRegex("^[0-9]+,[0-9]+$")]
    private static partial Regex Decimal();

    /// <summary>Rows of a CSV file (RFC 4180).</summary>
    private static List<string[]> Rows(string text, char separator)
    {
        var (rows, row, cell, isQuoted) = (new List<string[]>(), new List<string>(), new StringBuilder(), false);
        for (var place = 0; place < text.Length; place++)
        {
            var letter = text[place];
            if (letter == '"' && isQuoted && place + 1 < text.Length && text[place + 1] == '"')
            {
                cell.Append('"');
                place++;
            }
            else if (letter == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (!isQuoted && letter == separator)
            {
                row.Add(cell.ToString());
                cell.Clear();
            }
            else if (!isQuoted && letter == '\n')
            {
                row.Add(cell.ToString().TrimEnd('\r'));
                cell.Clear();
                rows.Add([.. row]);
                row.Clear();
            }
            else
            {
                cell.Append(letter);
            }
        }

        return rows;
    }
}
