using CsCheck;

namespace Cordon.Core.Tests.Networks.Roles;

/// <summary>Random small gangs as steps.</summary>
internal static class Gangs
{
    private static readonly string[] Payers = ["v1", "v2", "v3", "a", "b", "d", "e"];
    private static readonly string[] Payees = ["a", "b", "d", "e", "x1", "s1"];

    public static Gen<string> Any { get; } = Gen.Select(Gen.Int[0, Payers.Length - 1], Gen.Int[0, Payees.Length - 1], Gen.Int[1, 20])
        .Where((payer, payee, _) => Payers[payer] != Payees[payee])
        .Select((payer, payee, minor) => $"{Payers[payer]}>{Payees[payee]} {minor}")
        .Array[1, 12].Select(steps => string.Join(", ", steps));
}
