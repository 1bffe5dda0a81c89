using Cordon.Core.Names;
using CsCheck;
using Xunit;

namespace Cordon.Core.Tests.Names;

public sealed class EditDistanceTests
{
    private static readonly Gen<string> Words = Gen.Char['a', 'd'].Array[0, NameLimits.WordLettersMax].Select(c => new string(c));

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("", "ab", 2)]
    [InlineData("sergei", "sergey", 1)]
    [InlineData("fitzgerald", "fitzgerlad", 1)]
    [InlineData("ca", "abc", 3)]
    [InlineData("0a9z", "p1iz", 3)]
    public void Edits_are_counted(string a, string b, int edits) => Assert.Equal(edits, EditDistance.Of(a, b));

    /// <summary>The bits say what the table says.</summary>
    [Fact]
    public void It_is_what_the_plain_table_gives() => Gen.Select(Words, Words).Sample((a, b) => EditDistance.Of(a, b) == Plain(a, b));

    private static int Plain(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                rows[i, j] = i == 0 || j == 0 ? i + j
                    : Math.Min(Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1, rows[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }

        return rows[a.Length, b.Length];
    }
}
