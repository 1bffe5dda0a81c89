using System.Collections.Frozen;
using Microsoft.AspNetCore.Identity;

namespace Cordon.Web.People;

/// <summary>
/// Refuses passwords that are tried first: by whoever knows the person and the place, and the ten thousand most used in breaches of other
/// services among those that are long enough to be taken here.
/// </summary>
public sealed class GuessablePasswords : IPasswordValidator<Officer>
{
    /// <summary>Letters of a name that count: of shorter ones too many good passwords hold one.</summary>
    private const int NameLettersMin = 3;

    /// <summary>The same of names in Chinese, Japanese and Korean, which are as long.</summary>
    private const int HanNameLettersMin = 2;

    /// <summary>One character so often in a row is no choice.</summary>
    private const int SameMax = 3;

    /// <summary>Neighbours in a row, as 1234: five are no word of any language.</summary>
    private const int InARowMax = 4;

    /// <summary>A password that says a piece of so many characters over and over is that piece.</summary>
    private const int PieceMax = 6;

    private static readonly string[] Everybodys = ["cordon", "antiscam", "anti-scam", "password"];

    // Rows as hands find them, and what stands below one another.
    private static readonly string[] Rows =
    [
        "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "yxcvbnm", "azertyuiop", "1qaz2wsx3edc4rfv5tgb6yhn", "1q2w3e4r5t6y7u8i9o0p",
    ];

    private static readonly Lazy<FrozenSet<string>> Breached = new(ReadBreached);

    public Task<IdentityResult> ValidateAsync(UserManager<Officer> manager, Officer user, string? password)
    {
        ArgumentNullException.ThrowIfNull(user);
        return Task.FromResult(IsGuessable(password ?? "", [user.UserName ?? "", .. user.ShownName.Split(' ', '-', '.', ',')])
            ? IdentityResult.Failed(new IdentityError { Code = "Guessable", Description = "It holds a name or characters in a row, or many use it." })
            : IdentityResult.Success);
    }

    /// <summary>Whether a password holds a name, a word that everybody tries here or characters in a row, or is a breached one.</summary>
    internal static bool IsGuessable(string password, IEnumerable<string> names) =>
        names.Concat(Everybodys).Any(name => IsName(name) && password.Contains(name, StringComparison.OrdinalIgnoreCase))
        || HasRun(password, SameMax, 0) || HasRun(password, InARowMax, 1) || HasRun(password, InARowMax, -1)
        || HasRow(password) || IsPieceOverAndOver(password) || Breached.Value.Contains(password);

    private static FrozenSet<string> ReadBreached()
    {
        using var lines = new StreamReader(typeof(GuessablePasswords).Assembly.GetManifestResourceStream("breached-passwords.txt")!);
        return lines.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }

    private static bool IsName(string name) => name.Length >= (name.Any(letter => letter >= '\u2E80') ? HanNameLettersMin : NameLettersMin);

    /// <summary>Whether more characters than may follow one another, each so far from the one before.</summary>
    private static bool HasRun(string password, int most, int distance)
    {
        var length = 1;
        for (var i = 1; i < password.Length; i++)
        {
            length = char.ToLowerInvariant(password[i]) - char.ToLowerInvariant(password[i - 1]) == distance ? length + 1 : 1;
            if (length > most)
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasRow(string password)
    {
        for (var i = 0; i + InARowMax < password.Length; i++)
        {
            var part = password.AsSpan(i, InARowMax + 1);
            foreach (var row in Rows)
            {
                if (row.AsSpan().Contains(part, StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsPieceOverAndOver(string password) =>
        Enumerable.Range(1, PieceMax).Any(length => password.Length > length
            && Enumerable.Range(length, password.Length - length).All(i => char.ToLowerInvariant(password[i]) == char.ToLowerInvariant(password[i - length])));
}
