namespace Recruit.Web.Demo;

/// <summary>What fields and stages of the demonstration's campaign are called: its words.json.</summary>
internal static class DemoWords
{
    public const string File = "words.json";

    public const string Content = """
        { "format": 1,
          "fields": {
            "name": { "label": { "kk": "Аты-жөні", "ru": "Фамилия, имя, отчество", "en": "Full name" } },
            "heard": { "label": { "kk": "Бос орын туралы қайдан білді", "ru": "Откуда известно о вакансии", "en": "How the person heard of the vacancy" } },
            "applied": { "label": { "kk": "Өтініш берді", "ru": "Подано заявление", "en": "Applied" } },
            "citizen": { "label": { "kk": "Қазақстан Республикасының азаматы", "ru": "Гражданство Республики Казахстан", "en": "Citizen of the Republic of Kazakhstan" } },
            "born": { "label": { "kk": "Туған күні", "ru": "Дата рождения", "en": "Date of birth" } },
            "degree": { "label": { "kk": "Білімі", "ru": "Образование", "en": "Education" },
              "levels": {
                "school": { "kk": "Орта", "ru": "Среднее", "en": "Secondary" },
                "college": { "kk": "Кәсіптік", "ru": "Профессиональное", "en": "Vocational" },
                "bachelor": { "kk": "Бакалавр", "ru": "Бакалавр", "en": "Bachelor" },
                "master": { "kk": "Магистр", "ru": "Магистр", "en": "Master" },
                "doctor": { "kk": "Доктор", "ru": "Доктор", "en": "Doctor" } } },
            "years": { "label": { "kk": "Жұмыс өтілі, жыл", "ru": "Стаж работы, лет", "en": "Years of work" } },
            "region": { "label": { "kk": "Облыс", "ru": "Область", "en": "Region" } },
            "rural": { "label": { "kk": "Ауылда тұрады", "ru": "Живёт в селе", "en": "Lives in a village" } },
            "disability": { "label": { "kk": "Мүгедектігі бар", "ru": "Есть инвалидность", "en": "Has a disability" } },
            "language": { "label": { "kk": "Тест тілі", "ru": "Язык теста", "en": "Language of the tests" } } },
          "stages": {
            "interest": { "kk": "Қызығушылық білдіру", "ru": "Проявление интереса", "en": "Interest" },
            "filter": { "kk": "Ең төменгі талаптар", "ru": "Минимальные требования", "en": "Minimum requirements" },
            "entry": { "kk": "Заңнама тесті", "ru": "Тест на знание законов", "en": "Test of law" },
            "skills": { "kk": "Қабілет тесті", "ru": "Тест способностей", "en": "Test of skills" },
            "case": { "kk": "Жазбаша тапсырма", "ru": "Письменное задание", "en": "Case study" },
            "interview": { "kk": "Әңгімелесу", "ru": "Собеседование", "en": "Interview" },
            "course": { "kk": "Оқу курсы", "ru": "Учебный курс", "en": "Course" },
            "practice": { "kk": "Тәжірибе", "ru": "Практика", "en": "Practice" } } }
        """;
}
