using System.Text.Json;

namespace Cordon.Server.Learning;

/// <summary>
/// What others have published of the same kind: F1 of the laundering class in AMLworld (E. Altman and others, arXiv 2306.16424), split by time, 60, 20
/// and 20 %. On other data than what is judged, so that only the steps between them compare.
/// </summary>
internal static class PublishedFigures
{
    private const string Data = "AMLworld HI-Small";

    private static readonly (string Model, decimal F1, string Source)[] Figures =
    [
        ("LightGBM, raw columns", 0.2130m, "arXiv 2402.08593"),
        ("XGBoost, raw columns", 0.1975m, "arXiv 2402.08593"),
        ("LightGBM with graph features", 0.6286m, "arXiv 2402.08593"),
        ("XGBoost with graph features", 0.6477m, "arXiv 2402.08593"),
        ("graph network (Multi-PNA+EU)", 0.6816m, "arXiv 2306.11586"),
    ];

    public static void Write(Utf8JsonWriter json)
    {
        json.WriteStartArray("published");
        foreach (var (model, f1, source) in Figures)
        {
            json.WriteStartObject();
            json.WriteString("data_set", Data);
            json.WriteString("model", model);
            json.WriteNumber("f1", f1);
            json.WriteString("source", source);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
