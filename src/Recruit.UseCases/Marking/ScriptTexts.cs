using System.Text;
using Recruit.Actors;
using Recruit.Evidence;
using Recruit.Privacy;
using Recruit.Stages.ProfessionalTesting;
using Recruit.UseCases.Campaigns;
using Recruit.Vacancies;

namespace Recruit.UseCases.Marking;

/// <summary>
/// Texts of scripts as a marking round keeps them: what the person sealed, with the name of the person's key, sealed once more under the campaign's key.
/// So a script is read by its number alone, nothing that the round tells says whose it is, and an erased key makes the text unreadable here too.
/// </summary>
internal sealed class ScriptTexts(ServiceParts parts)
{
    private const byte Candidates = 1;
    private const byte Calibrations = 2;

    private readonly Definitions definitions = new(parts);

    /// <summary>The content of the attachment with a person's text.</summary>
    /// <param name="campaign">Id of the vacancy.</param>
    /// <param name="person">Whose.</param>
    /// <param name="text">As it was saved; nothing where nothing was.</param>
    public byte[] Seal(Id campaign, PersonKeyId person, SealedAnswer? text)
    {
        var content = new RecordWriter();
        content.Write(Candidates);
        content.WriteRaw(person.Value.ToByteArray(bigEndian: true));
        content.Write(text?.Hash ?? default);
        content.Write(text is null ? [] : text.Bytes.Span);
        return definitions.Seal(campaign, content.Written);
    }

    /// <summary>The content of the attachment with the text of a calibration script.</summary>
    public byte[] Seal(Id campaign, string calibration)
    {
        var content = new RecordWriter();
        content.Write(Calibrations);
        content.Write(calibration);
        return definitions.Seal(campaign, content.Written);
    }

    /// <summary>
    /// Shows a text; what was read is on record with the person whose it is. If that person's key was erased, the script leaves the round, so that nobody
    /// waits for it.
    /// </summary>
    /// <param name="request">Who asks.</param>
    /// <param name="script">Number of the script.</param>
    /// <param name="reference">The attachment.</param>
    /// <param name="show">The reply with the text.</param>
    public async ValueTask<Reply> ShowAsync(MarkingUseCase request, Id script, Digest reference, Func<string, Reply> show)
    {
        var (person, text) = await ReadAsync(request.Campaign, script, reference).ConfigureAwait(false);
        if (text is not null)
        {
            return new ShownBlind(person, show(text));
        }

        var withdraw = new WithdrawScript(request.Mandate, script);
        await parts.Actors.AskAsync(MarkingPlans.RoundOf(request.Campaign, request.Exercise), withdraw, request.PartOf("withdraw")).ConfigureAwait(false);
        return Refusal.Because(UseCaseRefusals.TextErased, new RefusalFact("script", script.Text));
    }

    /// <summary>
    /// A text; nothing if the person's key was erased. A calibration script has a record of who looked as any other has, so that reading it takes as long:
    /// that of a person who is nobody.
    /// </summary>
    private async ValueTask<(PersonKeyId Person, string? Text)> ReadAsync(Id campaign, Id script, Digest reference)
    {
        var reader = new RecordReader(await definitions.ReadAsync(campaign, reference).ConfigureAwait(false));
        if (reader.ReadByte() == Calibrations)
        {
            return (definitions.KeyOf(campaign, $"calibration {script}"), reader.ReadText());
        }

        var person = new PersonKeyId(new Guid(reader.ReadRaw(16).Span, bigEndian: true));
        var sealedText = new SealedAnswer(reader.ReadDigest(), reader.ReadBytes());
        if (parts.Seals.Find(person) is not { } seal)
        {
            return (person, null);
        }

        if (sealedText.Bytes.IsEmpty)
        {
            return (person, "");
        }

        var opened = seal.Open(sealedText) ?? throw new InvalidDataException($"The text of script {script} is not under its key.");
        return (person, Encoding.UTF8.GetString(opened.Answer.Span));
    }
}
