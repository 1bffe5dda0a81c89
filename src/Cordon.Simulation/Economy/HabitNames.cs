using System.Globalization;
using System.Numerics;
using System.Text;

namespace Cordon.Simulation.Economy;

/// <summary>The habits' names as a command line writes them: <c>new-firms</c>, <c>adaptation</c>, <c>all</c>.</summary>
public static class HabitNames
{
    // By their values alone the groups would stand among the single habits.
    private static readonly (string Name, EconomyHabits Habits)[] Known =
    [
        .. Enum.GetValues<EconomyHabits>().Where(habits => habits != EconomyHabits.None).OrderBy(habits => BitOperations.IsPow2((uint)habits) ? 0 : 1)
            .Select(habits => (Kebab(habits.ToString()), habits)),
    ];

    /// <summary>All names, in the order of their values: one for several habits stands behind the last of them.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Known.Select(known => known.Name)];

    /// <summary>The habits that a list names, with commas between.</summary>
    /// <param name="names">Such as "new-firms,gangs".</param>
    /// <param name="habits">All that were named, together.</param>
    /// <param name="unknown">The first name that none has; empty when all are known.</param>
    public static bool TryParse(string names, out EconomyHabits habits, out string unknown)
    {
        ArgumentNullException.ThrowIfNull(names);
        (habits, unknown) = (EconomyHabits.None, "");
        foreach (var name in names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var at = Array.FindIndex(Known, known => known.Name == name);
            if (at < 0)
            {
                unknown = name;
                return false;
            }

            habits |= Known[at].Habits;
        }

        return true;
    }

    private static string Kebab(string name)
    {
        var text = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && text.Length > 0)
            {
                text.Append('-');
            }

            text.Append(char.ToLower(letter, CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }
}
