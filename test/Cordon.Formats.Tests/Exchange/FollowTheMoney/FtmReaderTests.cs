using System.Text;
using Cordon.Core.Exchange.Release;
using Cordon.Formats.Exchange;
using Cordon.Formats.Exchange.FollowTheMoney;
using CsCheck;
using static Cordon.Formats.Tests.Exchange.ExchangeWorld;

namespace Cordon.Formats.Tests.Exchange.FollowTheMoney;

public sealed class FtmReaderTests
{
    [Fact]
    public void Whatever_is_written_is_read_as_it_was() => Gen.Int.Sample(
        seed =>
        {
            var marked = MadeGraph.Of(seed)
                .Select((entity, i) => i % 3 == 0 ? entity : entity.Under(Made(Draft with { Role = (SubjectRole)(1 + (i % 5)) }))).ToList();
            var lines = Lines(marked);
            return Read(lines).SequenceEqual(marked) && Lines(Read(lines)) == lines;
        },
        iter: 200);

    [Fact]
    public void A_real_line_is_read_with_all_that_stands_beside_its_properties()
    {
        const string line =
            """{"id":"ba-1","schema":"BankAccount","caption":"X","datasets":["a"],"properties":{"iban":["DE89370400440532013000"],"bankName":"B"}}""";
        var entity = Assert.Single(Read("\uFEFF" + line + "\r\n\n"));
        Assert.Equal("DE89370400440532013000", entity.First("iban"));
        Assert.Equal("B", entity.First("bankName"));
        Assert.Equal("[\"a\"]", entity.Context["datasets"]);
        Assert.Equal(entity, Assert.Single(Read(Lines(entity))));
    }

    public static TheoryData<string, string> Refused => new()
    {
        { """{"id":"a","schema":"Vessel","properties":{}}""", "line 2: there is no schema Vessel" },
        { """{"id":"a","schema":"Thing","properties":{}}""", "there is no schema Thing" },
        { """{"id":"a","schema":"Person","properties":{"shoeSize":["44"]}}""", "line 2: Person a has shoeSize" },
        { """{"id":"a","schema":"Person","properties":{"name":[1]}}""", "name is a list of texts" },
        { """{"id":"a","schema":"Person","properties":["name"]}""", "properties are an object" },
        { """{"id":"a","schema":"Person"}""", "properties are an object" },
        { """{"schema":"Person","properties":{}}""", "id is missing" },
        { """{"id":"a b","schema":"Person","properties":{}}""", "is no identifier" },
        { """{"id":"","schema":"Person","properties":{}}""", "is no identifier" },
        { """{"id":"a","schema":"Person","properties":{"name":["\ud800"]}}""", "half a character" },
        { """{"id":"a","schema":"Person","properties":{"birthDate":["1.3.2026"]}}""", "is no date" },
        { """{"id":"a","schema":"Person","properties":{"birthDate":["2026-02-30"]}}""", "is no date" },
        { """{"id":"a","schema":"Person","properties":{"nationality":["Germany"]}}""", "is no country's code" },
        { """{"id":"a","schema":"Person","properties":{"phone":["0123"]}}""", "is no telephone number" },
        { """{"id":"a","schema":"BankAccount","properties":{"iban":["DE00370400440532013000"]}}""", "is no IBAN" },
        { """{"id":"a","schema":"Payment","properties":{"amount":["1e9"]}}""", "is no plain decimal" },
        { """{"id":"a","schema":"Payment","properties":{"amount":["1.005"],"currency":["EUR"]}}""", "more than the 2 decimals of EUR" },
        { """{"id":"a","schema":"Payment","properties":{"amount":["1.5"],"currency":["JPY"]}}""", "more than the 0 decimals of JPY" },
        { """{"id":"a","schema":"Payment","properties":{"payer":["no id"]}}""", "is no identifier" },
        { """{"id":"a","schema":"Person","properties":{},"cordon:marks":{"tlp":"RED"}}""", "cordon:marks: pap is missing" },
        { """{"id":"a","schema":"Person","properties":{},"cordon:else":1}""", "there is no field cordon:else" },
        { """{"id":"a","id":"b","schema":"Person","properties":{}}""", "line 2, byte" },
        { """{"id":"a","schema":"Person","properties":{}""", "line 2, byte" },
        { "[]", "an entity is an object" },
        { "7", "an entity is an object" },
        { new string('[', 100_000), "too deep" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_is_no_entity_is_refused_with_its_line_and_why(string line, string why)
    {
        var fault = Assert.Throws<InterchangeException>(() => Read("""{"id":"x","schema":"Person","properties":{}}""" + "\n" + line));
        Assert.Contains(why, fault.Message, StringComparison.Ordinal);
        Assert.StartsWith("line 2", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_without_end_is_not_held() => Assert.Contains(
        "longer than", Assert.Throws<InterchangeException>(() => Read(new string(' ', InterchangeLimits.LineBytesMax + 2))).Message, StringComparison.Ordinal);

    [Fact]
    public void Lines_are_taken_one_at_a_time()
    {
        var read = 0L;
        var first = FtmReader.Read(new EndlessStream(bytes => read += bytes)).Take(1_000).Last();
        Assert.Equal("Person", first.Schema.Name);
        Assert.InRange(read, 1, 1024 * 1024);
    }

    [Fact]
    public void Whatever_the_bytes_it_is_read_or_refused()
    {
        var good = Encoding.UTF8.GetBytes(Lines(MadeGraph.Of(1)));
        Gen.Select(Gen.Int[0, good.Length - 1], Gen.Byte, Gen.Int[0, 40]).Array[1, 4].Sample(changes =>
        {
            var bytes = good.ToList();
            foreach (var (at, by, cut) in changes)
            {
                bytes[at % bytes.Count] = by;
                bytes.RemoveRange(at % bytes.Count, Math.Min(cut, bytes.Count - (at % bytes.Count) - 1));
            }

            try
            {
                _ = FtmReader.Read(new MemoryStream([.. bytes])).Count();
            }
            catch (InterchangeException)
            {
                // Refused, which is as good.
            }
        }, iter: 3_000);
    }

    private sealed class EndlessStream(Action<int> told) : MemoryStream
    {
        private static readonly byte[] Line = Encoding.UTF8.GetBytes("""{"id":"x","schema":"Person","properties":{}}""" + "\n");
        private int _at;

        public override int Read(byte[] buffer, int offset, int count)
        {
            for (var i = 0; i < count; i++)
            {
                buffer[offset + i] = Line[_at++ % Line.Length];
            }

            told(count);
            return count;
        }
    }
}
