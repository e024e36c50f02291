using System.Text;
using Recruit.Evidence;
using Recruit.Vacancies;
using Recruit.Web.Layout;

namespace Recruit.Web.Applications;

/// <summary>The consent of who is in a reserve to be asked for other vacancies. It is to the very words of the page: their hash is kept.</summary>
public static class ReuseConsentText
{
    /// <summary>The hash of the words in a language.</summary>
    public static Digest In(Language language) => Digest.Of(Encoding.UTF8.GetBytes(new Speech(language)["reserve.consent.text"]));
}
