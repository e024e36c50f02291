using System.Globalization;
using System.Text;
using Recruit.Stages.Attraction;

namespace Recruit.Web.Demo;

/// <summary>A vacancy of the demonstration for which people can apply: its rules and words. Its test and its case study are sat here, in windows after the time to apply.</summary>
internal static class LegalSpecialist
{
    public const string Id = "legal-specialist";

    /// <summary>What is announced.</summary>
    public static Trilingual<AnnouncementText> Announcement { get; } = new(
        new("Заң департаментінің маманы", """
            Демонстрациялық агенттік заң департаментіне үш маман іздейді.

            Маман құқықтық актілердің жобаларын дайындайды, азаматтардың өтініштеріне жауап береді және сотта агенттік атынан сөйлейді. Жұмыс орны Астанада, апта сайын екі күн қашықтан жұмыс істеуге болады.

            Іріктеу төрт қадамнан тұрады: талаптар, заң тесті, жазбаша тапсырма және комиссиямен әңгіме. Тестті телефоннан да тапсыруға болады.
            """),
        new("Специалист юридического департамента", """
            Демонстрационное агентство ищет трёх специалистов в юридический департамент.

            Специалист готовит проекты правовых актов, отвечает на обращения граждан и представляет агентство в суде. Место работы в Астане, два дня в неделю можно работать удалённо.

            Отбор состоит из четырёх шагов: требования, тест по праву, письменное задание и беседа с комиссией. Тест можно пройти и с телефона.
            """),
        new("Specialist of the legal department", """
            The demonstration agency looks for three specialists of its legal department.

            A specialist prepares drafts of legal acts, answers citizens and speaks for the agency in court. The place of work is in Astana; two days a week can be worked from home.

            The selection has four steps: requirements, a test of law, a written task and a conversation with a panel. The test can be sat on a phone too.
            """));

    /// <summary>What somebody asked, and what was answered to everybody.</summary>
    public static Trilingual<PublicWording> Answer { get; } = new(
        new("Магистратурада оқып жүрген адам қатыса ала ма?", "Иә. Бакалавр дәрежесі жеткілікті; оқып жүргеніңіз кедергі болмайды."),
        new("Может ли участвовать тот, кто ещё учится в магистратуре?", "Да. Достаточно степени бакалавра; то, что вы ещё учитесь, не мешает."),
        new("May somebody take part who still studies for a master's degree?", "Yes. A bachelor's degree is enough; that you still study does not matter."));

    /// <summary>The rules as files.</summary>
    /// <param name="now">The test begins five weeks later.</param>
    public static Dictionary<string, ReadOnlyMemory<byte>> Files(DateTimeOffset now)
    {
        var files = new Dictionary<string, string>
        {
            ["vacancy.json"] = Rules,
            ["campaign.json"] = PlanFrom(now.ToOffset(Layout.Speech.UtcOffset).Date),
            ["tests/law.json"] = Test,
            ["papers/law.json"] = Paper,
            ["papers/case.json"] = Case,
        };
        return files.ToDictionary(file => file.Key, file => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(file.Value));
    }

    private static string PlanFrom(DateTime day)
    {
        string Window(int days) => $$"""{ "opens": "{{At(days, 9)}}", "lastStart": "{{At(days, 17)}}", "closes": "{{At(days, 19)}}" }""";
        string At(int days, int hour) => day.AddDays(days).AddHours(hour).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture) + "+05:00";
        return $$"""
            { "format": 1, "calendar": { "utcOffset": "+05:00" }, "terms": { "apply": 20, "enquiry": 5, "offer": 5 },
              "sittings": [
                { "of": "test:law", "minutes": 30, "lostTime": { "credit": "ours" }, "window": {{Window(35)}}, "adjustments": [ { "id": "low-vision", "time": "5/4" } ] },
                { "of": "exercise:case", "minutes": 120, "lostTime": { "credit": "ours" }, "window": {{Window(45)}} } ] }
            """;
    }

    private const string Rules = """
        { "id": "legal-specialist", "posts": 3, "timeZone": "Asia/Almaty",
          "title": { "kk": "Заң департаментінің маманы", "ru": "Специалист юридического департамента", "en": "Specialist of the legal department" },
          "fields": [
            { "id": "citizen", "type": "flag" }, { "id": "born", "type": "date" },
            { "id": "degree", "type": "ordinal", "levels": [ "secondary", "vocational", "bachelor", "master", "doctor" ] },
            { "id": "years", "type": "number" }, { "id": "rural", "type": "flag" } ],
          "exercises": [ { "id": "case", "markers": 1, "criteria": [ { "id": "law", "max": 20 }, { "id": "language", "max": 10 } ] } ],
          "panels": [ { "id": "commission", "members": [ "member-1", "member-2", "member-3" ], "method": "mean", "quorum": "2/3",
            "criteria": [ { "id": "judgement", "min": 1, "max": 5 }, { "id": "speech", "min": 1, "max": 5 } ] } ],
          "stages": [
            { "id": "filter", "kind": "primary-selection", "requirements": [
              { "id": "citizen", "field": "citizen", "op": "equals", "value": "yes", "reason": "not-a-citizen" },
              { "id": "of-age", "field": "born", "op": "at-most", "value": "2008-03-01", "reason": "under-age" },
              { "id": "degree", "field": "degree", "op": "at-least", "value": "bachelor", "reason": "no-degree" },
              { "id": "experience", "field": "years", "op": "at-least", "value": 1, "reason": "too-little-experience" } ] },
            { "id": "law", "kind": "primary-selection", "band": { "holdFrom": 3, "passFrom": 3 },
              "score": { "components": [ { "id": "law", "source": "test:law" } ], "combine": "weighted-sum", "digits": 0 } },
            { "id": "case", "kind": "professional-testing", "advance": { "rule": "per-post", "value": 4, "ties": "admit-all" },
              "score": { "components": [ { "id": "case", "source": "exercise:case", "weight": 3 }, { "id": "law", "source": "stage:law" } ], "combine": "weighted-mean", "digits": 1 } },
            { "id": "interview", "kind": "final-selection", "band": { "holdFrom": 50, "passFrom": 60 },
              "score": { "components": [ { "id": "commission", "source": "panel:commission", "transform": "percent" } ], "combine": "weighted-sum", "digits": 1 } } ],
          "quotas": [ { "id": "rural", "field": "rural", "op": "equals", "value": "yes", "places": 1, "unfilled": "to-open" } ],
          "merit": { "combine": "weighted-mean", "digits": 2, "seed": "legal specialist, places", "stages": [ { "stage": "interview", "weight": 2 }, { "stage": "case" } ] },
          "reserve": { "size": 3, "expires": "2027-12-31" }, "noDetriment": true }
        """;

    private const string Test = """
        { "id": "law", "sections": [ { "id": "basics", "items": [
          { "id": "q1", "type": "single", "options": [ "a", "b", "c" ], "keys": [ "a" ] },
          { "id": "q2", "type": "single", "options": [ "a", "b", "c" ], "keys": [ "b" ] },
          { "id": "q3", "type": "multiple", "options": [ "a", "b", "c" ], "keys": [ [ "a", "c" ] ] },
          { "id": "q4", "type": "numeric", "keys": [ 1995 ] } ] } ] }
        """;

    private const string Paper = """
        { "format": 1, "title": { "kk": "Заң тесті", "ru": "Тест по праву", "en": "Test of law" }, "items": {
          "q1": { "stem": { "kk": "Қандай актінің жоғары заң күші бар?", "ru": "Какой акт имеет высшую юридическую силу?", "en": "Which act has the highest legal force?" },
            "options": { "a": { "kk": "Конституция", "ru": "Конституция", "en": "The Constitution" }, "b": { "kk": "Кодекс", "ru": "Кодекс", "en": "A code" },
              "c": { "kk": "Қаулы", "ru": "Постановление", "en": "A resolution" } } },
          "q2": { "stem": { "kk": "Заңдарды кім қабылдайды?", "ru": "Кто принимает законы?", "en": "Who passes laws?" },
            "options": { "a": { "kk": "Үкімет", "ru": "Правительство", "en": "The Government" }, "b": { "kk": "Парламент", "ru": "Парламент", "en": "The Parliament" },
              "c": { "kk": "Сот", "ru": "Суд", "en": "A court" } } },
          "q3": { "stem": { "kk": "Азаматтың өтініші туралы не дұрыс?", "ru": "Что верно для обращения гражданина?", "en": "What is true of a citizen's request?" },
            "options": { "a": { "kk": "Оны тіркеу керек", "ru": "Его нужно зарегистрировать", "en": "It must be registered" },
              "b": { "kk": "Оған ақы төленеді", "ru": "За него платят", "en": "It costs a fee" },
              "c": { "kk": "Оған мерзімінде жауап беріледі", "ru": "На него отвечают в срок", "en": "It is answered in time" } } },
          "q4": { "stem": { "kk": "Қазақстанның қазіргі Конституциясы қай жылы қабылданды?", "ru": "В каком году принята действующая Конституция Казахстана?", "en": "In which year was the Constitution of Kazakhstan in force adopted?" } } } }
        """;

    private const string Case = """
        { "format": 1, "title": { "kk": "Азаматқа жауап", "ru": "Ответ гражданину", "en": "An answer to a citizen" },
          "task": { "kk": "Азамат құжат беруден бас тартуға шағымданды. Оған жауап жазыңыз: не дұрыс болды, не қате болды, енді не істеледі.",
            "ru": "Гражданин пожаловался на отказ выдать документ. Напишите ему ответ: что было верно, что нет и что теперь будет сделано.",
            "en": "A citizen complained that a document was refused. Write the answer: what was right, what was wrong, and what will be done now." } }
        """;
}
