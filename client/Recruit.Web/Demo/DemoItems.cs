using System.Collections.Immutable;
using Recruit.ItemBanks;
using Recruit.Sittings;
using Recruit.Testing;
using Recruit.Vacancies;

namespace Recruit.Web.Demo;

/// <summary>The items of the demonstration's bank, in three languages.</summary>
internal static class DemoItems
{
    /// <summary>All of them, in order of entry.</summary>
    public static ImmutableArray<DemoItem> All { get; } =
    [
        Of("head-of-state", VersionStatus.Live, ItemType.Single, ["a"],
            ("Мемлекет басшысы кім?", "Кто является главой государства?", "Who is the head of state?"),
            ("Президент", "Президент", "The President"), ("Премьер-министр", "Премьер-министр", "The Prime Minister"), ("Жоғарғы Сот төрағасы", "Председатель Верховного Суда", "The chair of the Supreme Court")),
        Of("in-time", VersionStatus.Live, ItemType.Numeric, ["75"],
            ("80 өтініштің 20-сына кеш жауап берілді. Қанша пайызына уақытында жауап берілді?", "Из 80 обращений на 20 ответили с опозданием. На сколько процентов обращений ответили вовремя?",
                "Of 80 requests 20 were answered late. How many per cent were answered in time?")),
        Of("duties", VersionStatus.Live, ItemType.Multiple, ["a|c"],
            ("Мемлекеттік қызметшінің міндеттері қайсысы?", "Что входит в обязанности государственного служащего?", "Which of these are duties of a civil servant?"),
            ("Қызметтік құпияны сақтау", "Хранить служебную тайну", "To keep official secrets"), ("Көрсетілген қызмет үшін сыйлық алу", "Принимать подарки за услуги", "To accept gifts for services"),
            ("Азаматтарға құрметпен қарау", "Относиться к гражданам с уважением", "To treat citizens with respect")),
        Of("steps", VersionStatus.Live, ItemType.Order, ["b|c|a"],
            ("Өтінішпен жұмыс қадамдарын ретімен қойыңыз.", "Расположите шаги работы с обращением по порядку.", "Put the steps of work on a request in order."),
            ("Жауап беру", "Ответить", "Answer it"), ("Тіркеу", "Зарегистрировать", "Register it"), ("Қарау", "Рассмотреть", "Examine it")),
        Of("gift", VersionStatus.Live, ItemType.Single, ["b"],
            ("Тезірек жауап үшін біреу сізге сыйлық ұсынды. Не істейсіз?", "Вам предлагают подарок за более быстрый ответ. Что вы сделаете?", "Somebody offers you a gift for a quicker answer. What do you do?"),
            ("Аламын, бірақ кезекті сақтаймын", "Приму, но сохраню очередь", "Take it and keep to the queue"), ("Бас тартамын және хабарлаймын", "Откажусь и сообщу", "Refuse it and report it"),
            ("Әріптесіме беремін", "Отдам коллеге", "Give it to a colleague")),
        Of("letters-a-day", VersionStatus.Live, ItemType.Numeric, ["15"],
            ("Үш күнде 12, 18 және 15 хат келді. Күніне орта есеппен қанша?", "За три дня пришло 12, 18 и 15 писем. Сколько в среднем в день?", "In three days 12, 18 and 15 letters came. How many a day on average?")),
        Of("state-language", VersionStatus.Practice, ItemType.Single, ["a"],
            ("Қазақстан Республикасының мемлекеттік тілі қай тіл?", "Какой язык является государственным в Республике Казахстан?", "Which is the state language of the Republic of Kazakhstan?"),
            ("Қазақ тілі", "Казахский", "Kazakh"), ("Орыс тілі", "Русский", "Russian"), ("Ағылшын тілі", "Английский", "English")),
        Of("what-follows", VersionStatus.Practice, ItemType.Single, ["c"],
            ("Тізімдегілердің бәрі тесттен өтті. Айдар тесттен өткен жоқ. Бұдан не шығады?", "Все из списка прошли тест. Айдар тест не прошёл. Что из этого следует?",
                "All on the list passed the test. Aidar did not pass it. What follows?"),
            ("Ештеңе шықпайды", "Ничего не следует", "Nothing follows"), ("Айдар тізімде бар", "Айдар есть в списке", "Aidar is on the list"), ("Айдар тізімде жоқ", "Айдара нет в списке", "Aidar is not on the list")),
        Of("rows", VersionStatus.Practice, ItemType.Numeric, ["42"],
            ("Кестеде 6 баған және 7 жол бар. Онда қанша ұяшық бар?", "В таблице 6 столбцов и 7 строк. Сколько в ней ячеек?", "A table has 6 columns and 7 rows. How many cells has it?")),
        Of("good-answer", VersionStatus.Practice, ItemType.Multiple, ["a|b"],
            ("Азаматқа жақсы жауап қандай болады?", "Каким бывает хороший ответ гражданину?", "What is a good answer to a citizen like?"),
            ("Түсінікті", "Понятным", "Plain"), ("Мерзімінде", "Своевременным", "In time"), ("Мүмкіндігінше ұзын", "Как можно длиннее", "As long as possible")),
        Of("sizes", VersionStatus.Practice, ItemType.Order, ["c|a|b"],
            ("Кішіден үлкенге қарай орналастырыңыз.", "Расположите от меньшего к большему.", "Put them in order from the smallest to the largest."),
            ("Аудан", "Район", "District"), ("Облыс", "Область", "Region"), ("Ауыл", "Село", "Village")),
        Of("end-of-test", VersionStatus.Pretest, ItemType.Text, ["12:15"],
            ("Тест 10:40-та басталып, 95 минутқа созылады. Қашан аяқталады?", "Тест начинается в 10:40 и длится 95 минут. Когда он закончится?", "A test begins at 10:40 and lasts 95 minutes. When does it end?")),
        Of("relative", VersionStatus.KeyProposed, ItemType.Single, ["a"],
            ("Туысыңыз сіздің бөлімге өтініш берді. Алдымен не істейсіз?", "В ваш отдел подал заявление ваш родственник. Что вы сделаете прежде всего?", "A relative of yours applies to your department. What do you do first?"),
            ("Басшыға айтамын және шешімге қатыспаймын", "Сообщу руководителю и не участвую в решении", "Tell the head and take no part in the decision"), ("Ештеңе айтпаймын", "Ничего не скажу", "Say nothing"),
            ("Өтінішті қайтарамын", "Верну заявление", "Send the application back")),
        Of("working-days", VersionStatus.Reviewed, ItemType.Single, ["a"],
            ("Хат дүйсенбіде келді, жауап мерзімі ертеңнен бастап 5 жұмыс күні. Соңғы күні қай күн?", "Письмо пришло в понедельник, срок ответа 5 рабочих дней со следующего дня. Какой день последний?",
                "A letter came on Monday; it is to be answered within 5 working days from the next day on. Which is the last day?"),
            ("Келесі дүйсенбі", "Следующий понедельник", "The next Monday"), ("Жұма", "Пятница", "Friday"), ("Сенбі", "Суббота", "Saturday")),
        Of("percent-more", VersionStatus.Draft, ItemType.Numeric, ["50"],
            ("Өтініш саны 40-тан 60-қа өсті. Неше пайызға?", "Число обращений выросло с 40 до 60. На сколько процентов?", "The number of requests rose from 40 to 60. By how many per cent?")),
        Of("best-answer", VersionStatus.NotSound, ItemType.Single, ["a"],
            ("Қай жауап дұрысырақ?", "Какой ответ вернее?", "Which answer is better?"),
            ("Бірінші", "Первый", "The first"), ("Екінші", "Второй", "The second")),
        Of("form-number", VersionStatus.Approved, ItemType.Text, ["7"],
            ("Егер әр бланкте 4 өріс болса, 28 өріске неше бланк керек?", "Если в бланке 4 поля, сколько бланков нужно для 28 полей?", "If a form has 4 fields, how many forms take 28 fields?")),
        Of("old-procedure", VersionStatus.Retired, ItemType.Single, ["b"],
            ("Өтінішті қалай беруге болады?", "Как можно подать обращение?", "How can a request be sent?"),
            ("Тек қағазда", "Только на бумаге", "On paper only"), ("Қағазда немесе электронды түрде", "На бумаге или в электронном виде", "On paper or electronically")),
    ];

    private static DemoItem Of(
        string id,
        VersionStatus status,
        ItemType type,
        ImmutableArray<string> keys,
        (string Kk, string Ru, string En) stem,
        params ReadOnlySpan<(string Kk, string Ru, string En)> options)
    {
        var words = ImmutableSortedDictionary.CreateBuilder<string, PaperText>(StringComparer.Ordinal);
        foreach (var option in options)
        {
            words.Add(((char)('a' + words.Count)).ToString(), Text(option));
        }

        return new DemoItem(
            new Id(id), status, new ItemShape(type, [.. words.Keys], 1, 0, 0, type == ItemType.Multiple), new ItemWords(Text(stem), words.ToImmutable()), keys);
    }

    private static PaperText Text((string Kk, string Ru, string En) text) => new(
        ImmutableSortedDictionary<Language, string>.Empty.Add(Language.Kk, text.Kk).Add(Language.Ru, text.Ru).Add(Language.En, text.En));
}
