using Cordon.Formats.Exchange;
using Cordon.Formats.Exchange.FollowTheMoney;
using Cordon.Formats.Exchange.Misp;

namespace Cordon.Formats.Tests.Exchange;

/// <summary>What a way there and back did to entities, as rows like those of the table of losses.</summary>
internal sealed class RoundTrip(string format)
{
    /// <summary>What was seen.</summary>
    public SortedSet<string> Seen { get; } = new(StringComparer.Ordinal);

    public static string Row(Loss loss) => $"{loss.Format}\t{loss.Schema}\t{loss.As}\t{loss.Property}\t{loss.Kind.ToString().ToLowerInvariant()}";

    public void Compare(IReadOnlyList<FtmEntity> before, IReadOnlyList<FtmEntity> after)
    {
        var pairs = before.ToDictionary(entity => entity.Id, entity => after.Where(other => IsSame(before, entity, after, other)).ToList());
        Assert.Equal(after.Count, pairs.Values.Sum(others => others.Count));
        foreach (var entity in before)
        {
            if (pairs[entity.Id] is not [var other])
            {
                Assert.Empty(pairs[entity.Id]);
                Seen.Add(Row(new Loss(format, entity.Schema.Name, "-", "*", LossKind.Lost)));
                continue;
            }

            if (other.Schema != entity.Schema)
            {
                See(entity, "schema", LossKind.Renamed);
            }

            foreach (var property in entity.Properties.Concat(other.Properties).Distinct())
            {
                Compare(entity, property, other, id => pairs.TryGetValue(id, out var found) && found is [var one] ? one.Id : null);
            }
        }
    }

    private void Compare(FtmEntity entity, string property, FtmEntity other, Func<string, string?> renamed)
    {
        var isLink = entity.Schema.Find(property)?.Type == FtmType.Entity;
        var expected = entity[property].Select(value => isLink ? renamed(value) ?? "gone" : value).Order(StringComparer.Ordinal).ToList();
        var got = other[property];
        if (expected.SequenceEqual(got))
        {
            return;
        }

        Assert.True(expected.Count > 0, $"{format}: {entity}.{property} came from nowhere: {string.Join('|', got)}");
        Assert.All(got, value => Assert.Contains(value, expected));
        See(entity, property, got.Length == 0 ? LossKind.Lost : LossKind.First);
        Assert.True(got.Length <= 1, $"{format}: {entity}.{property} is neither there nor one of it");
    }

    private void See(FtmEntity entity, string property, LossKind kind) =>
        Seen.Add(Row(new Loss(format, entity.Schema.Name, As(entity, property), property, kind)));

    /// <summary>As what an entity was written, where that decides what is lost.</summary>
    private string As(FtmEntity entity, string property) => format == FormatConversion.Misp ? MispWriter.TemplateOf(entity)?.Name ?? "reference"
        : (entity.Schema.Name, property) switch
        {
            ("Payment", "payer") when entity.First("payerAccount") is not null => "account",
            ("Payment", "beneficiary") when entity.First("beneficiaryAccount") is not null => "account",
            _ => "element",
        };

    private bool IsSame(IReadOnlyList<FtmEntity> before, FtmEntity entity, IReadOnlyList<FtmEntity> after, FtmEntity other) =>
        format == FormatConversion.Misp ? other.Id == NameUuid.OfEntity(entity.Id).ToString() : Key(before, entity) is { } key && key == Key(after, other);

    // goAML has no identifiers: a thing is known by its number or name.
    private static string? Key(IReadOnlyList<FtmEntity> all, FtmEntity entity) => entity.Schema.Name switch
    {
        "Person" => "Person " + (entity.First("firstName") is { } first ? $"{first} {entity.First("lastName")}" : entity.First("name")),
        "LegalEntity" or "Organization" or "Company" => entity.First("name") is { } name ? "Company " + name : null,
        "CryptoWallet" => "CryptoWallet " + entity.First("publicKey"),
        "BankAccount" => "BankAccount " + entity.First("accountNumber"),
        "Payment" => "Payment " + entity.First("transactionNumber"),
        "Project" => "Project",
        "Ownership" => $"Ownership {KeyOf(all, entity.First("owner"))} {KeyOf(all, entity.First("asset"))}",
        _ => null,
    };

    private static string? KeyOf(IReadOnlyList<FtmEntity> all, string? id) => all.FirstOrDefault(one => one.Id == id) is { } found ? Key(all, found) : null;
}
