using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Cordon.Learning.LightGbm;

/// <summary>The functions of LightGBM's C interface that training needs (LightGBM 4, <c>c_api.h</c>). Each answers 0 or sets the last error.</summary>
internal static unsafe partial class LightGbmLibrary
{
    public const int Float32 = 0;
    public const int Float64 = 1;
    public const int RawScore = 1;

    private const string Name = "lib_lightgbm";

    /// <summary>Throws what the library says of the call that has just been made.</summary>
    /// <exception cref="LightGbmException">It failed.</exception>
    public static void Check(int result, [CallerArgumentExpression(nameof(result))] string call = "")
    {
        if (result != 0)
        {
            throw new LightGbmException($"LightGBM refuses {call[..call.IndexOf('(', StringComparison.Ordinal)]}: {Marshal.PtrToStringUTF8(GetLastError())}");
        }
    }

    /// <summary>A dataset without rows yet whose bins follow from a sample.</summary>
    [LibraryImport(Name, EntryPoint = "LGBM_DatasetCreateFromSampledColumn", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int DatasetCreate(
        double** sampleValues, int** sampleRows, int columns, int* samplesPerColumn, int sampledRows, int localRows, long allRows, string parameters,
        out nint dataset);

    [LibraryImport(Name, EntryPoint = "LGBM_DatasetPushRows")]
    public static partial int DatasetPushRows(nint dataset, double* values, int type, int rows, int columns, int firstRow);

    [LibraryImport(Name, EntryPoint = "LGBM_DatasetSetField", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int DatasetSetField(nint dataset, string field, void* values, int count, int type);

    [LibraryImport(Name, EntryPoint = "LGBM_DatasetSetFeatureNames", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int DatasetSetFeatureNames(nint dataset, string[] names, int count);

    [LibraryImport(Name, EntryPoint = "LGBM_DatasetFree")]
    public static partial int DatasetFree(nint dataset);

    [LibraryImport(Name, EntryPoint = "LGBM_BoosterCreate", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int BoosterCreate(nint dataset, string parameters, out nint booster);

    [LibraryImport(Name, EntryPoint = "LGBM_BoosterUpdateOneIter")]
    public static partial int BoosterUpdate(nint booster, out int isFinished);

    [LibraryImport(Name, EntryPoint = "LGBM_BoosterPredictForMatSingleRow", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int BoosterPredict(
        nint booster, double* values, int type, int columns, int isRowMajor, int predictType, int firstIteration, int iterations, string parameters,
        out long count, double* result);

    [LibraryImport(Name, EntryPoint = "LGBM_BoosterSaveModelToString")]
    public static partial int BoosterSave(
        nint booster, int firstIteration, int iterations, int importanceType, long bufferBytes, out long bytes, byte* text);

    [LibraryImport(Name, EntryPoint = "LGBM_BoosterFree")]
    public static partial int BoosterFree(nint booster);

    [LibraryImport(Name, EntryPoint = "LGBM_GetLastError")]
    private static partial nint GetLastError();
}
