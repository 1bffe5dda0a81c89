using System.Globalization;
using Cordon.Simulation.Chance;

namespace Cordon.Simulation.People;

/// <summary>Names of persons, firms, devices, telephones and addresses. All are made up; telephones begin with the unassigned +999.</summary>
internal static class Names
{
    private static readonly string[] First =
    [
        "Ada", "Alma", "Amir", "Anna", "Aron", "Bela", "Bruno", "Carla", "Chen", "Clara", "Dario", "Dina", "Edda", "Elif", "Emil", "Enzo", "Eva",
        "Farid", "Fiona", "Goran", "Greta", "Hana", "Hugo", "Ida", "Igor", "Ines", "Ivo", "Jana", "Jonas", "Jun", "Kaito", "Kira", "Lara", "Leo",
        "Lin", "Luca", "Maja", "Malik", "Marta", "Mei", "Milan", "Mira", "Nadia", "Niko", "Noor", "Olga", "Omar", "Oskar", "Paula", "Pavel",
        "Petra", "Ravi", "Rosa", "Ruben", "Sami", "Sara", "Sofia", "Stefan", "Tara", "Teo", "Tilda", "Tomas", "Uma", "Vera", "Victor", "Wanda",
        "Yara", "Yusuf", "Zoe", "Zoran",
    ];

    private static readonly string[] Last =
    [
        "Abend", "Alder", "Amari", "Arnes", "Balog", "Barlo", "Belmar", "Berend", "Bolan", "Brask", "Calder", "Castel", "Corvin", "Dahlen",
        "Danek", "Delmas", "Doran", "Draven", "Elmar", "Ervik", "Falk", "Farkas", "Ferro", "Fischel", "Galan", "Garde", "Halden", "Harun",
        "Hollis", "Ibarra", "Ilves", "Jarosz", "Jensby", "Kaldor", "Karim", "Kestner", "Kovarik", "Lanza", "Larkin", "Lindal", "Lovas", "Madar",
        "Marek", "Meryl", "Morano", "Nadir", "Nemet", "Norr", "Okoro", "Orban", "Palmer", "Petrak", "Quist", "Radic", "Ramos", "Rask", "Rivera",
        "Sabo", "Salvi", "Santor", "Selk", "Soler", "Sundby", "Takeda", "Tanaka", "Tarn", "Torvik", "Ulman", "Valdes", "Varga", "Vesely",
        "Viklund", "Wallin", "Wendt", "Xu", "Yilmaz", "Zander", "Zeman", "Zhao", "Zorn",
    ];

    private static readonly string[] Places =
        ["Northgate", "Riverside", "Oakfield", "Harbour", "Hillcrest", "Meadow", "Stonebridge", "Lakeside", "Eastwick", "Millbrook", "Fairview",
         "Westholm", "Greenacre", "Summit", "Redwood", "Silverlake", "Highmoor", "Kingsbay", "Larkspur", "Ashford"];

    public static string FirstName(Dice dice) => dice.Of(First);

    public static string LastName(Dice dice) => dice.Of(Last);

    public static string Person(Dice dice) => $"{FirstName(dice)} {LastName(dice)}";

    public static string Firm(Dice dice, string trade) =>
        dice.Percent(55) ? $"{dice.Of(Places)} {trade}" : $"{dice.Of(Last)} {trade} Ltd";

    public static string Place(Dice dice) => dice.Of(Places);

    public static string Phone(Dice dice) => string.Create(CultureInfo.InvariantCulture, $"+999{dice.Between(10_000_000, 99_999_999)}");

    public static string Device(Dice dice) => dice.Bits().ToString("x16", CultureInfo.InvariantCulture)[..12];

    /// <summary>An address of the private range 10.0.0.0/8: nobody's, and of one form for everybody.</summary>
    public static string Ip(Dice dice)
    {
        var bits = dice.Bits();
        return string.Create(CultureInfo.InvariantCulture, $"10.{bits & 255}.{(bits >> 8) & 255}.{1 + ((bits >> 16) & 127)}");
    }
}
