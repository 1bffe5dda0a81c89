using System.Text.Json;
using Cordon.Bench.Fuzzing;
using Cordon.Server.Http;

namespace Cordon.Server.Fuzzing;

/// <summary>Commands as JSON: what is accepted, the platform's document reads too, and with the same fields.</summary>
internal sealed class JsonCommandTarget() : FuzzTarget("json-command")
{
    public override IReadOnlyList<byte[]> Samples { get; } = Utf8(
        "{\"report_id\":\"r1\",\"time\":\"2026-03-01T10:00:00Z\",\"payment_id\":\"p1\",\"scam_type\":\"Romance\",\"narrative\":\"They said \\\"hurry\\\".\"}",
        "{\"reason\":\"checked by telephone\"}", "{\"bank\":\"HARBXA2X\",\"name\":\"first\",\"other\":[1,2,{\"x\":null}],\"empty\":null}", "{}");

    public override IReadOnlyList<byte[]> Pieces { get; } = [.. FuzzMutator.PlainPieces, .. Utf8(ServerTargets.JsonPieces), .. Utf8("\"reason\":\"b\",")];

    public override bool Accepts(byte[] input)
    {
        var (command, problem) = JsonCommand.Parse(input);
        Require((command is null) == (problem is not null), "a command and a problem, or neither");
        if (command is null)
        {
            Require(problem!.Detail.Length is > 0 and < 1000 && !problem.Detail.Any(char.IsControl), $"a problem without clear words: '{problem.Detail}'");
            return false;
        }

        using var document = JsonDocument.Parse(input);
        foreach (var field in document.RootElement.EnumerateObject().Where(f => f.Value.ValueKind == JsonValueKind.String))
        {
            if (command.Check(field.Name) is not null)
            {
                // It stands there twice, which whoever asks for it is told.
                continue;
            }

            var expected = field.Value.GetString()!;
            Require(expected.Length == 0 || command[field.Name] == expected, $"{field.Name} is '{command[field.Name]}' and not '{expected}'");
        }

        return true;
    }
}
