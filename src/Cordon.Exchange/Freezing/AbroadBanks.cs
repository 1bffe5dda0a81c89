using Cordon.Exchange.Trust;

namespace Cordon.Exchange.Freezing;

/// <summary>Which banks are reached through another centre: those whose BIC names its country, as long as that is not one's own.</summary>
internal static class AbroadBanks
{
    // ISO 9362: four letters of the party, then its country.
    private const int CountryAt = 4;
    private const int CountryLetters = 2;

    /// <summary>The country in a BIC; empty where it has none.</summary>
    public static string CountryOf(string bic) => bic.Length >= CountryAt + CountryLetters ? bic.Substring(CountryAt, CountryLetters) : "";

    /// <summary>The centre of a bank; null where that is one's own, or nobody's.</summary>
    public static TrustedCentre? CentreOf(string bic, string own, TrustList list)
    {
        var country = CountryOf(bic);
        return country == list.Centre(own)?.Country ? null
            : list.Centres.FirstOrDefault(centre => centre.Id != own && !centre.IsMailbox && centre.Country == country);
    }
}
