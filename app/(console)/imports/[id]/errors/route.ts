import { importErrorFile } from '@/lib/web/import-error-file';

export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return importErrorFile(request, (await params).id);
}
