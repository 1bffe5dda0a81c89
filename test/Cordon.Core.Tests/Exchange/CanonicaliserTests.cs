using System.Text;
using System.Text.RegularExpressions;
using Cordon.Core.Exchange;
using CsCheck;
using Xunit;

namespace Cordon.Core.Tests.Exchange;

/// <summary>Two centres write one thing alike, and what they do not write alike they do not compare.</summary>
public sealed partial class CanonicaliserTests
{
    public static TheoryData<CanonicalKind, string, string, string> Vectors()
    {
        var vectors = new TheoryData<CanonicalKind, string, string, string>();
        using var file = new StreamReader(typeof(CanonicaliserTests).Assembly.GetManifestResourceStream("asc1.tsv")!);
        var lines = file.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (var fields in lines.Where(line => line[0] != '#').Select(line => line.Split('\t')))
        {
            var written = Escape().Replace(fields[2], found => ((char)Convert.ToInt32(found.Groups[1].Value, 16)).ToString());
            vectors.Add(Enum.Parse<CanonicalKind>(fields[0], ignoreCase: true), fields[1], written, fields[3]);
        }

        return vectors;
    }

    [Theory]
    [MemberData(nameof(Vectors))]
    public void What_people_write_has_one_writing_or_is_refused_with_the_reason(CanonicalKind kind, string country, string written, string expected)
    {
        var reading = Canonicaliser.Read(kind, written, country);
        if (expected[0] == '!')
        {
            Assert.False(reading.IsRead);
            Assert.Contains(expected[1..], reading.Fault, StringComparison.Ordinal);
            return;
        }

        var (name, value) = expected.Split(' ') is [['=', .. var other], var its] ? (other, its) : (Canonicaliser.NameOf(kind), expected[1..]);
        Assert.Equal((name, value, null), (Canonicaliser.NameOf(reading.Identifier.Kind), reading.Identifier.Value, reading.Fault));
        Assert.Equal($"asc1|{name}|{value}", Encoding.UTF8.GetString(reading.Identifier.ToInput()));

        // Whoever gets it reads the same from it.
        Assert.Equal(reading, Canonicaliser.ReadInput(reading.Identifier.ToInput()));
    }

    [Theory]
    [InlineData("asc2|phone|+442079460958", "version \"asc2\"")]
    [InlineData("|phone|+442079460958", "version \"\"")]
    [InlineData("ASC1|phone|+442079460958", "version \"ASC1\"")]
    [InlineData("asc1|fax|+442079460958", "kind is not said")]
    [InlineData("asc1|none|+442079460958", "kind is not said")]
    [InlineData("asc1|phone|+44 20 7946 0958", "not written as asc1")]
    [InlineData("asc1|account|DEUTDEFF/DE89370400440532013000", "not written as asc1")]
    [InlineData("asc1|email|Jane@example.org", "not written as asc1")]
    [InlineData("asc1|phone", "version|kind|value")]
    public void Another_version_or_another_writing_is_refused_and_never_guessed(string input, string why)
    {
        var reading = Canonicaliser.ReadInput(Encoding.UTF8.GetBytes(input));
        Assert.False(reading.IsRead);
        Assert.Contains(why, reading.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused() => Assert.False(Canonicaliser.ReadInput([.. "asc1|url|a.example/"u8, 0xFF]).IsRead);

    [Fact]
    public void Nothing_names_nothing_and_a_log_shows_no_whole_identifier()
    {
        Assert.Throws<InvalidOperationException>(() => default(CanonicalIdentifier).ToInput());
        Assert.False(default(CanonicalReading).IsRead);
        Assert.Equal("phone …958", Canonicaliser.Read(CanonicalKind.Phone, "+44 20 7946 0958").Identifier.ToString());
        Assert.Equal("none", default(CanonicalIdentifier).ToString());
    }

    /// <summary>The law of it: what was read once is read as itself, whatever the text was.</summary>
    [Fact]
    public void Whatever_is_read_is_read_again_as_it_is() => Gen.Select(
        Gen.Enum<CanonicalKind>(),
        Gen.OneOf(
            Gen.String,
            Gen.String[Gen.Char["abAB019 /.-:%?#@+&=~\\[]()\u00FC\u4E2D\u0308"], 0, 40],
            Gen.Select(Gen.String[Gen.Char["ab.-/%2Ff7E?#:80"], 0, 30], tail => "https://a.example" + tail)))
        .Sample((kind, written) =>
        {
            var reading = Canonicaliser.Read(kind, written);
            return !reading.IsRead || Canonicaliser.ReadInput(reading.Identifier.ToInput()) == reading;
        }, iter: 200_000);

    [GeneratedRegex(@"\\u([0-9A-F]{4})")]
    private static partial Regex Escape();
}
