using FluentValidation;
using Recruit.Testing;
using Recruit.Vacancies;

namespace Recruit.Checking;

/// <summary>
/// Whether the parts of a test have different ids and its keys name declared options (campaign-folder 5, step 3). The property name of a
/// failure is the path in the test's file, e.g. <c>sections[0].items[3].keys[0][1]</c>.
/// </summary>
public sealed class TestReferences : AbstractValidator<Test>
{
    /// <summary>The checks of a test.</summary>
    public TestReferences()
    {
        this.AllDiffer(test => test.Sections, section => section.Id, place => $"sections[{place}].id");
        RuleFor(test => test).Custom(JudgeItemIds);

        var section = new InlineValidator<Section>();
        section.RuleForEach(s => s.Items).SetValidator(new ItemReferences()).OverridePropertyName("items");
        RuleForEach(test => test.Sections).SetValidator(section).OverridePropertyName("sections");
    }

    /// <summary>Item ids differ within the test, not only within their section.</summary>
    private static void JudgeItemIds(Test test, ValidationContext<Test> context)
    {
        var seen = new HashSet<Id>();
        for (var section = 0; section < test.Sections.Length; section++)
        {
            for (var item = 0; item < test.Sections[section].Items.Length; item++)
            {
                if (!seen.Add(test.Sections[section].Items[item].Id))
                {
                    context.AddFailure($"sections[{section}].items[{item}].id", "duplicate id");
                }
            }
        }
    }
}

/// <summary>The checks of an item.</summary>
internal sealed class ItemReferences : AbstractValidator<Item>
{
    public ItemReferences()
    {
        this.AllDiffer(item => item.Options, option => option, place => $"options[{place}]");
        RuleFor(item => item).Custom(JudgeKeys);
    }

    private static void JudgeKeys(Item item, ValidationContext<Item> context)
    {
        var declared = item.Options.ToHashSet();
        for (var key = 0; key < item.Keys.Length; key++)
        {
            var options = item.Keys[key].Options;
            var seen = new HashSet<string>();
            for (var place = 0; place < options.Length; place++)
            {
                var path = item.Type == ItemType.Single ? $"keys[{key}]" : $"keys[{key}][{place}]";
                if (!declared.Contains(options[place]))
                {
                    context.AddFailure(path, $"unknown option \"{options[place]}\"");
                }

                if (!seen.Add(options[place]))
                {
                    context.AddFailure(path, "duplicate id");
                }
            }
        }
    }
}
